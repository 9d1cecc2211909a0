package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lets pages of any origin call the operations that want the API key alone, which every visitor of
 * a shop may read (CORS, as the Fetch standard has it), and none of those that want the secret.
 */
final class Browsers implements Step {
  private static final String OWN_HEADERS = "datacue-mock-";

  private final Contract contract;

  Browsers(Contract contract) {
    this.contract = contract;
  }

  @Override
  public Answer answer(ReceivedRequest request, Next next) {
    if (request.header("Origin").isEmpty()) {
      return next.answer(request);
    }
    List<String> wanted = request.header("Access-Control-Request-Method");
    boolean preflight = request.method().equals("OPTIONS") && !wanted.isEmpty();
    Operation operation =
        preflight
            ? contract.match(wanted.get(0), request.rawPath()).orElse(null)
            : request.operation();
    if (operation == null) {
      return next.answer(request);
    }
    if (operation.signing() == Signing.KEY_ONLY) {
      return preflight ? allowed(operation, request) : readable(next.answer(request));
    }
    return isOwn(request) ? next.answer(request) : Answer.refusing(null, 403, reason(operation));
  }

  private static String reason(Operation operation) {
    return operation.id()
        + " is signed with the API secret, which no page may have: it is refused to other origins."
        + " Call it from a server.";
  }

  /** The origin of the mock itself, whose pages need no permission. */
  private static boolean isOwn(ReceivedRequest request) {
    List<String> host = request.header("Host");
    return host.size() == 1 && request.header("Origin").equals(List.of("http://" + host.get(0)));
  }

  private Answer allowed(Operation operation, ReceivedRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Access-Control-Allow-Origin", List.of("*"));
    headers.put("Access-Control-Allow-Methods", List.of(operation.method()));
    headers.put(
        "Access-Control-Allow-Headers", List.of(String.join(", ", headers(operation, request))));
    if (!request.header("Access-Control-Request-Private-Network").isEmpty()) {
      headers.put("Access-Control-Allow-Private-Network", List.of("true"));
    }
    return new Answer(204, headers, new byte[0]);
  }

  /** What the operation can be called with, and what is for the mock. */
  private Set<String> headers(Operation operation, ReceivedRequest request) {
    Set<String> headers = new TreeSet<>(Set.of("authorization", "content-type", "prefer"));
    for (JsonNode parameter : contract.parameters(operation)) {
      if (parameter.path("in").asText().equals("header")) {
        headers.add(parameter.path("name").asText().toLowerCase(Locale.ROOT));
      }
    }
    for (String list : request.header("Access-Control-Request-Headers")) {
      for (String name : list.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
        if (name.startsWith(OWN_HEADERS)) {
          headers.add(name);
        }
      }
    }
    return headers;
  }

  private static Answer readable(Answer answer) {
    return answer
        .withHeader("Access-Control-Allow-Origin", "*")
        .withHeader("Access-Control-Expose-Headers", Answer.REASON + ", " + Violations.HEADER);
  }
}
