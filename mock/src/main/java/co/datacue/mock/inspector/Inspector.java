package co.datacue.mock.inspector;

import co.datacue.mock.Contract;
import co.datacue.mock.HeldItems;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.Step;
import co.datacue.mock.report.CoverageReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Answers all below {@code /_datacue}: the page that shows what the mock saw, and the same as JSON.
 * Refuses whoever is not on this machine. Safe for any number of threads.
 */
public final class Inspector implements Step {
  /** Where it is found. */
  public static final String PATH = "/_datacue";

  private static final String API = InspectorJson.API;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Exchanges exchanges;
  private final Supplier<CoverageReport> coverage;
  private final InspectorJson json;
  private final boolean remembers;
  private final Runnable reset;

  /**
   * @param key the key that is accepted
   * @param secret the secret of signatures, which is never shown
   * @param coverage what was covered so far
   * @param held what the mock remembers; nothing if it does not
   * @param reset makes it forget
   */
  public Inspector(
      Contract contract,
      String key,
      String secret,
      Exchanges exchanges,
      Supplier<CoverageReport> coverage,
      List<HeldItems> held,
      Runnable reset) {
    this.exchanges = exchanges;
    this.remembers = !held.isEmpty();
    this.reset = reset;
    this.coverage = coverage;
    this.json = new InspectorJson(contract, key, secret, exchanges, held);
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
    if (path.equals(API + "/state") && request.method().equals("DELETE")) {
      if (!remembers) {
        return problem(409, "The mock holds nothing: start it with --state.");
      }
      reset.run();
      return Assets.answer(204, "application/json", new byte[0]);
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      String deleted = " " + API + "/exchanges and " + API + "/state.";
      return problem(405, "The inspector is only read, but for DELETE of" + deleted);
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
      return json.one(Long.parseLong(name.substring("/exchanges/".length()))).map(Inspector::json);
    }
    if (name.startsWith("/state/")) {
      return json.items(name.substring("/state/".length()), parameters).map(Inspector::json);
    }
    return switch (name) {
      case "", "/" -> Optional.of(json(json.about()));
      case "/exchanges" -> Optional.of(json(json.lines(parameters)));
      case "/coverage" -> Optional.of(text("application/json", coverage.get().json()));
      case "/coverage.txt" -> Optional.of(text("text/plain; charset=utf-8", coverage.get().text()));
      case "/coverage.xml" -> Optional.of(text("application/xml", coverage.get().junitXml()));
      case "/state" -> Optional.of(json(json.counts()));
      default -> Optional.empty();
    };
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
