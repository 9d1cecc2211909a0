package co.datacue.contract.constructs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keywords of OpenAPI 3.0 by the object that they belong to, as the OpenAPI Initiative's own
 * JSON schema of the specification lists them: {@code Schema.nullable: true}. A keyword whose
 * values are few counts once for each.
 */
final class SpecifiedKeywords {
  /** The schema's names of the objects whose keywords must be in the catalogue. */
  private static final Set<String> OBJECTS =
      Set.of(
          "Schema",
          "Discriminator",
          "Parameter",
          "Header",
          "RequestBody",
          "MediaType",
          "Encoding",
          "Response",
          "Server",
          "ServerVariable",
          "Operation");

  /** The formats of the specification's table of data types, which its JSON schema leaves open. */
  private static final Set<String> FORMATS =
      Set.of(
          "int32", "int64", "float", "double", "byte", "binary", "date", "date-time", "password");

  private static final JsonNode SPECIFICATION = read();

  private SpecifiedKeywords() {}

  private static JsonNode read() {
    try {
      return new ObjectMapper()
          .readTree(Path.of("src/test/resources/openapi-3.0.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every keyword that the specification has. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (String object : OBJECTS) {
      for (Map.Entry<String, JsonNode> keyword :
          definition(object).get("properties").properties()) {
        String name = object + "." + keyword.getKey();
        JsonNode type = keyword.getValue().path("type");
        if (type.asText().equals("boolean")) {
          all.add(name + ": true");
          all.add(name + ": false");
        } else if (keyword.getValue().has("enum")) {
          keyword.getValue().get("enum").forEach(value -> all.add(name + ": " + value.asText()));
        } else {
          all.add(name);
        }
      }
    }
    for (JsonNode place : definition("ParameterLocation").get("oneOf")) {
      String in = place.at("/properties/in/enum/0").asText();
      for (JsonNode style : place.at("/properties/style/enum")) {
        all.add("Parameter.in: " + in + ", style: " + style.asText());
      }
    }
    FORMATS.forEach(format -> all.add("Schema.format: " + format));
    return all;
  }

  /** Those that stand in a piece of a contract. */
  static Set<String> in(JsonNode contract) {
    Set<String> found = new TreeSet<>();
    walk(contract, SPECIFICATION, "", found);
    return found;
  }

  private static JsonNode definition(String name) {
    return SPECIFICATION.get("definitions").get(name);
  }

  private static void walk(JsonNode node, JsonNode asked, String object, Set<String> found) {
    if (asked.has("$ref")) {
      String name = asked.get("$ref").asText().replaceFirst(".*/", "");
      walk(node, definition(name), name, found);
    } else if (asked.has("oneOf") && !asked.has("properties")) {
      if (!node.has("$ref")) {
        walk(node, suiting(node, asked.get("oneOf")), object, found);
      }
    } else if (node.isArray()) {
      node.forEach(item -> walk(item, asked.path("items"), object, found));
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode keyword = asked.path("properties").path(field.getKey());
        if (!keyword.isMissingNode()) {
          note(object + "." + field.getKey(), field.getValue(), keyword, found);
          walk(field.getValue(), keyword, "", found);
        } else {
          walk(field.getValue(), others(field.getKey(), asked), "", found);
        }
      }
      if (object.equals("Parameter")) {
        notePlace(node, found);
      }
    }
  }

  /** Beside the object itself stands a reference to one, which this is not, or a Boolean. */
  private static JsonNode suiting(JsonNode node, JsonNode alternatives) {
    for (JsonNode alternative : alternatives) {
      boolean reference = alternative.path("$ref").asText().endsWith("/Reference");
      boolean truth = alternative.path("type").asText().equals("boolean");
      if (!reference && node.isBoolean() == truth) {
        return alternative;
      }
    }
    return alternatives.get(0);
  }

  /** What stands under a name of the contract's own: a path, a status, a component. */
  private static JsonNode others(String name, JsonNode asked) {
    for (Map.Entry<String, JsonNode> pattern : asked.path("patternProperties").properties()) {
      if (name.matches(".*" + pattern.getKey() + ".*")
          || name.matches("(?s)" + pattern.getKey().replaceAll("^\\^|\\$$", "") + ".*")) {
        return pattern.getValue();
      }
    }
    return asked.path("additionalProperties");
  }

  private static void note(String name, JsonNode value, JsonNode keyword, Set<String> found) {
    boolean few = keyword.path("type").asText().equals("boolean") || keyword.has("enum");
    found.add(few ? name + ": " + value.asText() : name);
    if (name.equals("Schema.format")) {
      found.add(name + ": " + value.asText());
    }
  }

  private static void notePlace(JsonNode parameter, Set<String> found) {
    String in = parameter.path("in").asText();
    boolean form = in.equals("query") || in.equals("cookie");
    String style = parameter.path("style").asText(form ? "form" : "simple");
    found.add("Parameter.in: " + in + ", style: " + style);
  }
}
