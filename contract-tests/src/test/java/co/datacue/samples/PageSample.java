package co.datacue.samples;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sample as the reference page shows it: of one example, in one language. */
record PageSample(Operation operation, String example, Language language, String source)
    implements SampleRuns.Runnable {
  private static final Path PUBLISHED = Path.of("..", "spec", "target", "publish");
  private static final Path FOLDER = Path.of("target", "page-samples").toAbsolutePath();
  private static final Pattern ARTICLE =
      Pattern.compile("<article id=\"(\\w+)\".*?</article>", Pattern.DOTALL);
  private static final Pattern FIGURE =
      Pattern.compile(
          "<figure data-example=\"(\\w*)\" data-language=\"(\\w+)\">.*?<pre><code>(.*?)</code></pre>",
          Pattern.DOTALL);

  /**
   * Those of every example after the first, whose samples stand in files and are run from there.
   */
  static List<PageSample> ofFurtherExamples(Contract contract) throws IOException {
    List<PageSample> samples = new ArrayList<>();
    Matcher article = ARTICLE.matcher(page());
    while (article.find()) {
      Operation operation = operation(contract, article.group(1));
      FIGURE
          .matcher(article.group())
          .results()
          .filter(figure -> !figure.group(2).equals("body"))
          .map(
              figure ->
                  new PageSample(
                      operation,
                      figure.group(1),
                      Language.valueOf(figure.group(2).toUpperCase(Locale.ROOT)),
                      text(figure.group(3))))
          .filter(sample -> !sample.example().equals(firstOf(operation)))
          .forEach(samples::add);
    }
    return samples;
  }

  private static String firstOf(Operation operation) {
    return operation.requestExamples().keySet().stream().findFirst().orElse("");
  }

  private static Operation operation(Contract contract, String id) {
    return contract.operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String page() throws IOException {
    try (Stream<Path> files = Files.list(PUBLISHED)) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow());
    }
  }

  /** What a reader copies. */
  private static String text(String html) {
    return html.replaceAll("<[^>]+>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&");
  }

  @Override
  public Program run(String baseUrl, Map<String, String> credentials) throws IOException {
    Path file = FOLDER.resolve(operation.id()).resolve(example).resolve(language.fileOf(operation));
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    List<String> command =
        language == Language.JAVA
            ? Program.java(file.toString())
            : language.command(operation, file);
    return Sample.run(command, baseUrl, credentials);
  }

  @Override
  public String toString() {
    return operation.id() + ", " + example + ", in " + language;
  }
}
