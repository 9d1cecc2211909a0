package co.datacue.mock.state;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out from the contract how an operation carries several items. Such an operation has a
 * successful answer whose schema says {@code x-item-outcomes}: a list of objects with a field that
 * knows a few values, the first of which means that the item was taken. The examples of the answer
 * show which ids stand in it and how failures are worded.
 */
final class BatchReader {
  private static final String OUTCOMES = "x-item-outcomes";

  private final Contract contract;
  private final Schemas schemas;

  BatchReader(Contract contract) {
    this.contract = contract;
    this.schemas = new Schemas(contract);
  }

  /** The status of the answer that has one entry for each item sent. */
  Optional<Integer> status(Operation operation) {
    return operation.responses().keySet().stream()
        .filter(status -> contract.responseSchema(operation, status).path(OUTCOMES).asBoolean())
        .findFirst();
  }

  /** The schema of one of the items sent. */
  Optional<JsonNode> item(Operation operation) {
    return Optional.ofNullable(schemas.list(contract.requestSchema(operation)))
        .map(Map.Entry::getValue);
  }

  /** How the operation carries the resource's items, or empty if it does not. */
  Optional<Batch> read(Operation operation, Resource resource) {
    int status = status(operation).orElse(0);
    Map.Entry<String, JsonNode> items = schemas.list(contract.requestSchema(operation));
    Map.Entry<String, JsonNode> outcomes = schemas.list(contract.responseSchema(operation, status));
    if (status == 0 || items == null || outcomes == null) {
      return Optional.empty();
    }
    for (Map.Entry<String, JsonNode> field : schemas.properties(outcomes.getValue()).entrySet()) {
      JsonNode values = values(contract.resolve(field.getValue()));
      if (values.size() > 1) {
        List<JsonNode> examples = entries(operation, status, outcomes.getKey());
        List<String> shown =
            resource.ids().stream()
                .filter(id -> examples.stream().anyMatch(entry -> entry.has(id)))
                .toList();
        return Optional.of(
            new Batch(
                status,
                items.getKey(),
                outcomes.getKey(),
                field.getKey(),
                values.path(0).asText(),
                values.path(1).asText(),
                errorField(outcomes.getValue(), field.getKey(), items.getValue()),
                shown.isEmpty() ? resource.ids() : shown));
      }
    }
    return Optional.empty();
  }

  /** What the contract knows a text to be, the good outcome first. */
  private static JsonNode values(JsonNode schema) {
    return schema.path(schema.has("enum") ? "enum" : "x-extensible-enum");
  }

  /** How the examples of the operation's answer word a failure, with ids for their values. */
  Optional<String> errorText(Operation operation, Resource resource, Batch batch) {
    return entries(operation, batch.status(), batch.outcomes()).stream()
        .filter(entry -> entry.path(batch.error()).isTextual())
        .findFirst()
        .map(entry -> template(entry, entry.path(batch.error()).textValue(), resource));
  }

  private static String template(JsonNode entry, String text, Resource resource) {
    String template = text;
    for (String id : resource.ids()) {
      String value = entry.path(id).asText();
      if (!value.isEmpty()) {
        template =
            template.replaceAll(
                "(?<!\\w)" + Pattern.quote(value) + "(?!\\w)",
                Matcher.quoteReplacement("{" + id + "}"));
      }
    }
    return template;
  }

  private List<JsonNode> entries(Operation operation, int status, String outcomes) {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode example : operation.responses().get(status).values()) {
      example.path(outcomes).forEach(entries::add);
    }
    return entries;
  }

  /** The text beside the outcome that is no id: ids stand in the items too, or end in _id. */
  private String errorField(JsonNode entry, String outcome, JsonNode item) {
    return schemas.properties(entry).keySet().stream()
        .filter(name -> !name.equals(outcome) && !name.endsWith("_id"))
        .filter(name -> !schemas.properties(item).containsKey(name))
        .findFirst()
        .orElse("error");
  }
}
