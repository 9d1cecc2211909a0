package co.datacue.contract.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A Markdown page of the project. */
record Page(Path file, Node root) {
  /** A line that the next one continues. */
  private static final Pattern CONTINUED = Pattern.compile(" *\\\\\n *");

  static final Path PROJECT = Path.of("..");

  /** The README and the pages that it leads to. */
  static List<Page> all() {
    Stream<Path> fixed =
        Stream.of("README.md", "CONTRIBUTING.md", "spec/README.md", "benchmarks/README.md")
            .map(PROJECT::resolve);
    try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
      return Stream.concat(fixed, docs).sorted().map(Page::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path file) {
    try {
      return new Page(file.normalize(), Parser.builder().build().parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code blocks in one of these languages. */
  List<String> blocks(String... languages) {
    List<String> blocks = new ArrayList<>();
    visit(
        FencedCodeBlock.class,
        block -> {
          if (List.of(languages).contains(block.getInfo())) {
            blocks.add(block.getLiteral());
          }
        });
    return blocks;
  }

  /** What a reader may type: the lines of shell blocks, and commands within the text. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    blocks("sh")
        .forEach(
            block ->
                CONTINUED
                    .matcher(block)
                    .replaceAll(" ")
                    .lines()
                    .map(Page::withoutRemark)
                    .forEach(commands::add));
    visit(
        Code.class,
        code -> {
          if (code.getLiteral().matches("(mvn|node|java) .*|[.]ci/install")) {
            commands.add(code.getLiteral());
          }
        });
    return commands;
  }

  private static String withoutRemark(String line) {
    return line.replaceFirst(" +# .*", "").strip();
  }

  List<String> links() {
    List<String> links = new ArrayList<>();
    visit(Link.class, link -> links.add(link.getDestination()));
    return links;
  }

  /** What a link to a heading of this page may name after the hash. */
  Set<String> anchors() {
    IdGenerator ids = IdGenerator.builder().build();
    Set<String> anchors = new TreeSet<>();
    visit(Heading.class, heading -> anchors.add(ids.generateId(text(heading))));
    return anchors;
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  private <T extends Node> void visit(Class<T> type, Consumer<T> consumer) {
    visit(root, type, consumer);
  }

  private static <T extends Node> void visit(Node node, Class<T> type, Consumer<T> consumer) {
    if (type.isInstance(node)) {
      consumer.accept(type.cast(node));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      visit(child, type, consumer);
    }
  }

  @Override
  public String toString() {
    return PROJECT.relativize(file).toString();
  }
}
