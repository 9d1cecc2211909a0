package co.datacue.mock.state;

import co.datacue.mock.Contract;
import co.datacue.mock.MockException;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.RequestBody;
import co.datacue.mock.gate.Step;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills a state from files of JSON Lines: one item a line, as it would be sent to be created. Items
 * go the way of requests, in batches where the contract has them, so that nothing is held which the
 * API would refuse.
 */
public final class Seed {
  private static final int MAX_BATCH_CHARS = 1024 * 1024;
  private static final int DEFAULT_MAX_ITEMS = 500;
  // Prism wants credentials to be there; whether they are right is the gate's to know.
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Authorization", List.of("Basic c2VlZDpzZWVk"),
          "Content-Type", List.of("application/json"));

  private final Contract contract;
  private final Resources resources;
  private final Step.Next steps;

  /**
   * @param steps what holds items and finds out whether they keep to the contract
   */
  public Seed(Contract contract, Resources resources, Step.Next steps) {
    this.contract = contract;
    this.resources = resources;
    this.steps = steps;
  }

  /** An item and where it stands. */
  private record Line(int number, ObjectNode item) {}

  /**
   * Adds the file's items to the resource. Empty lines count for nothing.
   *
   * @throws MockException if the resource cannot be created, or the file cannot be read, or one of
   *     its items be created; the message names the line. Items before it may have been added.
   */
  public void plant(String resource, Path file) {
    HeldOperation creating =
        resources
            .creating(resource)
            .orElseThrow(() -> new MockException("The contract creates no " + resource + "."));
    int maxItems = creating.batch() == null ? 1 : maxItems(creating, creating.batch());
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      List<Line> waiting = new ArrayList<>();
      int chars = 0;
      int number = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        if (!text.isBlank()) {
          waiting.add(line(file, number, text));
          chars += text.length();
        }
        if (waiting.size() == maxItems || chars > MAX_BATCH_CHARS) {
          create(creating, file, waiting);
          waiting.clear();
          chars = 0;
        }
      }
      if (!waiting.isEmpty()) {
        create(creating, file, waiting);
      }
    } catch (IOException e) {
      throw new MockException(file + " could not be read: " + e, e);
    }
  }

  private int maxItems(HeldOperation creating, Batch batch) {
    JsonNode list =
        new Schemas(contract)
            .properties(contract.requestSchema(creating.operation()))
            .get(batch.items());
    return contract.resolve(list).path("maxItems").asInt(DEFAULT_MAX_ITEMS);
  }

  private static Line line(Path file, int number, String text) {
    try {
      if (Json.read(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode item) {
        return new Line(number, item);
      }
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage() + " (column " + e.getLocation().getColumnNr() + ")";
      throw new MockException(file + ", line " + number + ", is no JSON: " + problem, e);
    } catch (IOException e) {
      throw new MockException(file + ", line " + number + ", is no JSON: " + e.getMessage(), e);
    }
    throw new MockException(file + ", line " + number + ", is no JSON object.");
  }

  private void create(HeldOperation creating, Path file, List<Line> lines) {
    Batch batch = creating.batch();
    if (batch == null) {
      Line only = lines.get(0);
      Answer answer = steps.answer(request(creating, path(creating, only), only.item()));
      if (answer.status() >= 300) {
        throw refused(file, "line " + only.number(), answer);
      }
      return;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray(batch.items());
    lines.forEach(line -> items.add(line.item()));
    Answer answer = steps.answer(request(creating, path(creating, lines.get(0)), body));
    if (answer.status() != batch.status()) {
      throw refused(file, place(lines, batch, answer), answer);
    }
    JsonNode outcomes = Json.readOwn(answer.body()).path(batch.outcomes());
    for (int i = 0; i < lines.size(); i++) {
      if (outcomes.path(i).path(batch.outcome()).asText().equals(batch.failed())) {
        String problem = outcomes.path(i).path(batch.error()).asText();
        throw new MockException(file + ", line " + lines.get(i).number() + ": " + problem);
      }
    }
  }

  /** The line that the first violation is about, or all of them. */
  private static String place(List<Line> lines, Batch batch, Answer answer) {
    for (JsonNode violation : violations(answer)) {
      JsonNode location = violation.path("location");
      for (int i = 0; i + 1 < location.size(); i++) {
        int index = location.path(i + 1).asInt(-1);
        if (location.path(i).asText().equals(batch.items()) && index >= 0) {
          return "line " + lines.get(index).number();
        }
      }
    }
    return "lines " + lines.get(0).number() + " to " + lines.get(lines.size() - 1).number();
  }

  private static MockException refused(Path file, String place, Answer answer) {
    List<String> problems = new ArrayList<>();
    violations(answer).forEach(violation -> problems.add(violation.path("message").asText()));
    String why =
        problems.isEmpty()
            ? new String(answer.body(), StandardCharsets.UTF_8)
            : String.join("; ", problems);
    return new MockException(
        file + ", " + place + ", was answered " + answer.status() + ": " + why);
  }

  private static JsonNode violations(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers());
    String json = headers.getOrDefault("sl-violations", List.of("")).get(0);
    try {
      return Json.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return JsonNodeFactory.instance.arrayNode(); // cut off, since there are too many
    }
  }

  private static String path(HeldOperation creating, Line line) {
    StringBuilder path = new StringBuilder(creating.operation().path());
    for (String id : creating.resource().ids()) {
      int at = path.indexOf("{" + id + "}");
      if (at >= 0) {
        String value = line.item().path(id).asText();
        String segment = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        path.replace(at, at + id.length() + 2, segment);
      }
    }
    return path.toString();
  }

  static ReceivedRequest request(HeldOperation creating, String path, JsonNode body) {
    byte[] bytes = Json.write(body);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(HEADERS);
    return ReceivedRequest.now(
        creating.operation(), creating.operation().method(), path, headers, RequestBody.of(bytes));
  }
}
