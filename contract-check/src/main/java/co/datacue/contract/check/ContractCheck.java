package co.datacue.contract.check;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks through a contract for what the client could not keep, so that whatever is not refused here
 * comes out right on the wire. Immutable.
 */
public final class ContractCheck {
  /** The parser keeps the last of two equal keys, and says nothing. */
  private static final YAMLFactory STRICT =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** What stands in them need not be named, too. */
  private static final Set<String> REFUSED_WHOLE = Set.of("Callback", "Link");

  private final Grammar grammar = Grammar.load();

  /** Makes one that knows all rules. */
  public ContractCheck() {}

  /**
   * The build's step before code is generated.
   *
   * @param arguments the contract's file
   * @throws RefusedContractException if anything in it is refused; the message names all of it
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    List<Finding> findings = new ContractCheck().findings(Files.readString(file));
    if (!findings.isEmpty()) {
      throw new RefusedContractException(file, findings);
    }
  }

  /** Returns everything that may be refused, for people. */
  public static List<String> constructs() {
    return Rules.ALL.stream().map(Rule::construct).toList();
  }

  /**
   * Returns what is refused, in the contract's order.
   *
   * @param contract as YAML or JSON
   */
  public List<Finding> findings(String contract) {
    JsonNode tree;
    try {
      List<Finding> aliases = aliases(contract);
      if (!aliases.isEmpty()) {
        return aliases;
      }
      tree = DeserializationUtils.deserializeIntoTree(contract, "");
    } catch (IOException | RuntimeException e) { // the parser's own have no common type
      return List.of(unreadable("#", String.valueOf(e.getMessage())));
    }
    if (!tree.isObject()) {
      return List.of(unreadable("#", "it is no object"));
    }
    Set<Finding> findings = new LinkedHashSet<>();
    walk(new Place(tree, "OpenAPI", "", null), findings);
    if (findings.isEmpty()) { // of what has been named already the parser says less
      findings.addAll(parsersOwn(contract));
    }
    return new ArrayList<>(findings);
  }

  /** What some readers of YAML follow, and others take for a text. */
  private static List<Finding> aliases(String contract) throws IOException {
    List<Finding> found = new ArrayList<>();
    try (YAMLParser in = STRICT.createParser(contract)) {
      while (in.nextToken() != null) {
        if (in.isCurrentAlias()) {
          found.add(
              new Finding(
                  "#" + in.getParsingContext().pathAsPointer(),
                  "the YAML alias *" + in.getText(),
                  "Write out what it stands for, or refer to it with $ref."));
        }
      }
    }
    return found;
  }

  private void walk(Place place, Set<Finding> findings) {
    if (!place.node().isObject()) {
      return; // named already, or the truth that additionalProperties may be
    }
    for (Rule rule : Rules.ALL) {
      if (rule.object().equals(place.object()) || rule.object().equals(DocumentRules.ANY_OBJECT)) {
        rule.where()
            .apply(place)
            .map(at -> new Finding(at.pointer(), rule.construct(), rule.advice()))
            .forEach(findings::add);
      }
    }
    if (place.has("$ref")) {
      return; // what it leads to is looked at where it stands
    }
    place.children().forEach(child -> walkInto(place, child, findings));
  }

  private void walkInto(Place place, Place field, Set<Finding> findings) {
    String type = grammar.type(place.object(), field.key());
    String object = type.replaceAll("[*%]$", "");
    if (!grammar.objects().containsKey(object) || REFUSED_WHOLE.contains(object)) {
      return;
    }
    if (type.equals(object)) {
      walk(new Place(field.node(), object, field.key(), place), findings);
    } else {
      field.children(object).forEach(child -> walk(child, findings));
    }
  }

  /** What the generator would not read. */
  private static List<Finding> parsersOwn(String contract) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(contract, null, options);
    List<String> messages = parsed.getMessages() == null ? List.of() : parsed.getMessages();
    return messages.stream()
        .map(message -> unreadable("#", message))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Finding unreadable(String pointer, String problem) {
    return new Finding(
        pointer, "no OpenAPI 3.0: " + problem, "Write it as OpenAPI 3.0's specification says.");
  }
}
