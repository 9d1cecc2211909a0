package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference as text holds all that the contract says, each thing in its section. */
class ReferenceTextTest {
  private static final JsonNode CONTRACT = Fixtures.read(Contract.FILE);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For tools and for this project alone; a reader learns nothing from them. */
  private static final Pattern SILENT = Pattern.compile("x-(?!extensible-enum).*|operationId|tags");

  private final String text = read();

  @Test
  void everyOperationHasItsSectionWithAllThatItSays() {
    for (Map.Entry<String, JsonNode> path : CONTRACT.get("paths").properties()) {
      JsonNode shared = path.getValue().path("parameters");
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode operation = method.getValue();
        if (operation.has("operationId")) {
          String section = section("### " + operation.get("summary").asText());
          List<String> wanted = new ArrayList<>();
          wanted.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
          wanted.add(operation.get("operationId").asText());
          operation.get("security").forEach(each -> wanted.addAll(fieldNames(each)));
          collect(operation, wanted);
          shared.forEach(each -> collect(each, wanted));
          assertHolds(section, wanted);
        }
      }
    }
  }

  @Test
  void everySchemaHasItsSectionWithAllThatItSays() {
    for (Map.Entry<String, JsonNode> schema : CONTRACT.at("/components/schemas").properties()) {
      List<String> wanted = new ArrayList<>();
      collect(schema.getValue(), wanted);
      assertHolds(section("### " + schema.getKey() + " schema"), wanted);
    }
  }

  @Test
  void introductionAndTagsAreThere() {
    List<String> wanted = new ArrayList<>();
    wanted.add(CONTRACT.at("/info/title").asText());
    wanted.addAll(CONTRACT.get("servers").findValuesAsText("url"));
    wanted.addAll(CONTRACT.at("/info/description").asText().lines().map(String::strip).toList());
    wanted.addAll(CONTRACT.get("tags").findValuesAsText("description"));
    wanted.addAll(CONTRACT.at("/components/securitySchemes").findValuesAsText("description"));
    wanted.add(CONTRACT.at("/info/license/url").asText());
    wanted.add(CONTRACT.at("/info/contact/name").asText());
    assertHolds(text, wanted);
  }

  @Test
  void everyLinkLeadsToOneHeading() {
    List<String> anchors =
        headings().stream()
            .map(heading -> heading.replaceFirst("^#+ ", ""))
            .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", ""))
            .map(heading -> heading.replace(' ', '-'))
            .toList();
    Set<String> unique = new HashSet<>(anchors);
    assertEquals(anchors.size(), unique.size(), "no heading twice: " + anchors);
    Pattern.compile("\\]\\(#([^)]*)\\)")
        .matcher(text)
        .results()
        .forEach(link -> assertTrue(unique.contains(link.group(1)), link.group()));
  }

  @Test
  void llmsTextLeadsToEveryOperationAndFile() throws IOException {
    String llms = Files.readString(Publication.PLAIN.resolve("llms.txt"));
    assertTrue(llms.startsWith("# " + CONTRACT.at("/info/title").asText() + "\n\n> "), llms);
    for (String id : CONTRACT.findValuesAsText("operationId")) {
      assertTrue(llms.contains("operation id " + id + "\n"), id);
    }
    for (var link : Pattern.compile("\\]\\(([^)#]+)").matcher(llms).results().toList()) {
      assertTrue(Files.exists(Publication.PLAIN.resolve(link.group(1))), link.group(1));
    }
  }

  /** Names of fields and all values below, but for what stands elsewhere by a reference. */
  private static void collect(JsonNode node, List<String> wanted) {
    if (node.has("$ref") && node.get("$ref").asText().contains("/schemas/")) {
      wanted.add("[" + node.get("$ref").asText().replaceFirst(".*/", "") + "](#");
    } else if (node.has("$ref")) {
      collect(CONTRACT.at(node.get("$ref").asText().substring(1)), wanted);
    } else {
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        JsonNode value = each.getValue();
        String name = each.getKey();
        if (name.equals("properties")) {
          value.properties().forEach(field -> wanted.add("`" + field.getKey() + "`"));
          value.forEach(field -> collect(field, wanted));
        } else if (name.equals("example") || name.equals("value")) {
          wanted.add(value.isTextual() ? value.asText() : compact(value));
        } else if (name.equals("security") || SILENT.matcher(name).matches()) {
          continue;
        } else if (value.isContainerNode()) {
          collect(value, wanted);
        } else if (name.equals("type") && value.asText().equals("object")) {
          continue; // its fields tell
        } else if (!value.isBoolean()) {
          wanted.add(
              name.equals("type") ? value.asText().replace("array", "list of") : value.asText());
        } else if (value.asBoolean() && name.equals("deprecated")) {
          wanted.add("**Deprecated.**");
        } else if (value.asBoolean() && name.equals("nullable")) {
          wanted.add("or null");
        } else if (value.asBoolean() && name.equals("additionalProperties")) {
          wanted.add("open to other fields");
        }
      }
      node.values()
          .forEachRemaining(
              value -> {
                if (node.isArray()) {
                  if (value.isContainerNode()) {
                    collect(value, wanted);
                  } else {
                    wanted.add(value.asText());
                  }
                }
              });
    }
  }

  private static String compact(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private String section(String heading) {
    int from = text.indexOf("\n" + heading + "\n");
    assertTrue(from >= 0, heading);
    int to = text.indexOf("\n### ", from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  private static void assertHolds(String section, List<String> wanted) {
    String flat = flat(section);
    for (String each : wanted) {
      assertTrue(flat.contains(flat(each)), () -> "«" + each + "» is missing in " + section);
    }
  }

  /** Without white space, which JSON and tables set otherwise, and without a table's escapes. */
  private static String flat(String text) {
    return text.replace("\\|", "|").replaceAll("\\s", "");
  }

  private List<String> headings() {
    List<String> headings = new ArrayList<>();
    boolean fenced = false;
    for (String line : text.lines().toList()) {
      fenced ^= line.startsWith("```");
      if (!fenced && line.matches("#+ .*")) {
        headings.add(line);
      }
    }
    return headings;
  }

  private static String read() {
    try {
      return Files.readString(Publication.contract(Publication.PLAIN, "md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
