package co.datacue.mock.inspector;

import co.datacue.mock.Contract;
import co.datacue.mock.HeldItems;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.Step;
import co.datacue.mock.report.CoverageReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers all below {@code /_datacue}: the page that shows what the mock saw, and the same as JSON.
 * Refuses whoever is not on this machine. Safe for any number of threads.
 */
public final class Inspector implements Step {
  /** Where it is found. */
  public static final String PATH = "/_datacue";

  private static final String API = PATH + "/api";
  private static final int MAX_LINES = 1000;
  private static final int MAX_ITEMS = 1000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String key;
  private final String run = UUID.randomUUID().toString();
  private final Contract contract;
  private final Exchanges exchanges;
  private final Supplier<CoverageReport> coverage;
  private final List<HeldItems> held;
  private final ExchangeJson json;

  /**
   * @param key the key that is accepted
   * @param secret the secret of signatures, which is never shown
   * @param coverage what was covered so far
   * @param held what the mock remembers; nothing if it does not
   */
  public Inspector(
      Contract contract,
      String key,
      String secret,
      Exchanges exchanges,
      Supplier<CoverageReport> coverage,
      List<HeldItems> held) {
    this.contract = contract;
    this.key = key;
    this.exchanges = exchanges;
    this.coverage = coverage;
    this.held = List.copyOf(held);
    this.json = new ExchangeJson(contract, key, secret);
  }

  /** Whether a request to this path is the inspector's, and no call of the API. */
  public static boolean owns(String rawPath) {
    return rawPath.equals(PATH) || rawPath.startsWith(PATH + "/");
  }

  static boolean isPage(String rawPath) {
    return rawPath.equals(PATH) || rawPath.equals(PATH + "/");
  }

  @Override
  public Answer answer(ReceivedRequest request, Next next) {
    if (!owns(request.rawPath())) {
      return next.answer(request);
    }
    Optional<String> refusal = LocalOnly.refusal(request);
    if (refusal.isPresent()) {
      return problem(403, refusal.get());
    }
    String path = request.rawPath();
    if (path.equals(API + "/exchanges") && request.method().equals("DELETE")) {
      exchanges.clear();
      return Assets.answer(204, "application/json", new byte[0]);
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return problem(405, "The inspector is only read, but for DELETE " + API + "/exchanges.");
    }
    if (path.equals(PATH)) {
      return moved(PATH + "/");
    }
    return (isPage(path) ? Assets.file("index.html") : found(path, parameters(request)))
        .orElseGet(() -> problem(404, "There is nothing at " + API + " of this name."));
  }

  private Optional<Answer> found(String path, Map<String, Long> parameters) {
    if (!path.startsWith(API)) {
      return Assets.file(path.substring(PATH.length() + 1));
    }
    String name = path.substring(API.length());
    if (name.startsWith("/exchanges/") && name.matches("/exchanges/\\d{1,18}")) {
      return one(Long.parseLong(name.substring("/exchanges/".length())));
    }
    if (name.startsWith("/state/")) {
      return items(name.substring("/state/".length()), parameters);
    }
    return switch (name) {
      case "", "/" -> Optional.of(json(about()));
      case "/exchanges" -> Optional.of(json(lines(parameters)));
      case "/coverage" -> Optional.of(text("application/json", coverage.get().json()));
      case "/coverage.txt" -> Optional.of(text("text/plain; charset=utf-8", coverage.get().text()));
      case "/coverage.xml" -> Optional.of(text("application/xml", coverage.get().junitXml()));
      case "/state" -> Optional.of(json(counts()));
      default -> Optional.empty();
    };
  }

  private ObjectNode about() {
    JsonNode info = contract.info();
    ObjectNode node = JSON.createObjectNode().put("run", run);
    node.put("title", info.path("title").asText()).put("version", info.path("version").asText());
    node.put("remembers", !held.isEmpty());
    contract.operations().stream()
        .filter(each -> each.signing() == Signing.KEY_ONLY && !each.requestExamples().isEmpty())
        .findFirst()
        .ifPresent(each -> example(node.putObject("example"), each));
    ArrayNode endpoints = node.putArray("endpoints");
    for (String each :
        List.of(
            "GET /exchanges?after=NUMBER&limit=NUMBER",
            "GET /exchanges/NUMBER",
            "DELETE /exchanges",
            "GET /coverage",
            "GET /coverage.txt",
            "GET /coverage.xml",
            "GET /state",
            "GET /state/RESOURCE?limit=NUMBER")) {
      endpoints.add(each.replace(" /", " " + API + "/"));
    }
    return node;
  }

  /** A request that needs no signature, to try the mock with. */
  private void example(ObjectNode node, Operation operation) {
    node.put("method", operation.method()).put("path", operation.path()).put("key", key);
    node.set("body", operation.requestExamples().values().iterator().next());
  }

  private ObjectNode lines(Map<String, Long> parameters) {
    long after = parameters.getOrDefault("after", 0L);
    int limit = (int) Math.min(MAX_LINES, parameters.getOrDefault("limit", (long) MAX_LINES));
    ObjectNode node = JSON.createObjectNode().put("run", run);
    ArrayNode lines = node.putArray("exchanges");
    exchanges
        .after(after, limit)
        .forEach(each -> lines.add(json.line(each.number(), each.exchange())));
    return node.put("first", exchanges.first()).put("last", exchanges.last());
  }

  private Optional<Answer> one(long number) {
    return exchanges.number(number).map(each -> json(json.whole(number, each)));
  }

  private ObjectNode counts() {
    ObjectNode node = JSON.createObjectNode().put("remembers", !held.isEmpty());
    ObjectNode counts = node.putObject("counts");
    held.forEach(each -> counts.put(each.resource(), each.size()));
    return node;
  }

  private Optional<Answer> items(String resource, Map<String, Long> parameters) {
    int limit = (int) Math.min(MAX_ITEMS, parameters.getOrDefault("limit", (long) MAX_ITEMS));
    return held.stream()
        .filter(each -> each.resource().equals(resource))
        .findFirst()
        .map(
            each -> {
              ObjectNode node = JSON.createObjectNode().put("count", each.size());
              each.idNames().forEach(node.putArray("ids")::add);
              each.latest(limit).forEach(node.putArray("latest")::add);
              return json(node);
            });
  }

  /** Numbers only, which is all there is; what is none counts as not sent. */
  private static Map<String, Long> parameters(ReceivedRequest request) {
    Map<String, Long> parameters = new TreeMap<>();
    String query = request.rawQuery() == null ? "" : request.rawQuery();
    for (String each : query.split("&")) {
      if (each.matches("\\w+=\\d{1,18}")) {
        String[] parts = each.split("=");
        parameters.put(parts[0], Long.valueOf(parts[1]));
      }
    }
    return parameters;
  }

  private static Answer moved(String where) {
    Answer answer = Assets.answer(308, "text/plain; charset=utf-8", new byte[0]);
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    headers.put("Location", List.of(where));
    return answer.withHeaders(headers);
  }

  private static Answer problem(int status, String message) {
    return text(
        status, "application/json", JSON.createObjectNode().put("message", message).toString());
  }

  private static Answer json(JsonNode node) {
    try {
      return text("application/json", JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer text(String type, String text) {
    return text(200, type, text);
  }

  private static Answer text(int status, String type, String text) {
    return Assets.answer(status, type, text.getBytes(StandardCharsets.UTF_8));
  }
}
