package co.datacue.mock.gate;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the caller, how, and what is noted of it. The arrays and maps must not be
 * changed.
 *
 * @param status the HTTP status
 * @param headers the values by name
 * @param body the bytes, none if there is no body
 * @param refusal why the gate itself refused the request; null if it did not
 * @param signatureValid whether the credentials were checked and found right
 * @param delivery how it is sent
 */
public record Answer(
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    @Nullable String refusal,
    boolean signatureValid,
    Delivery delivery) {
  /** The header that tells why the gate, and not Prism, answered. */
  public static final String REASON = "DataCue-Mock-Reason";

  private static final int MAX_REASON = 1000;

  /** An answer that refuses nothing, for a request whose credentials nobody checked yet. */
  public Answer(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, null, false, Delivery.AS_IT_IS);
  }

  /** A refusal in the contract's error shape; the reason is its message too, unless it is a 401. */
  public static Answer refusing(@Nullable Operation operation, int status, String reason) {
    return json(status, ErrorShape.refusal(operation, status, reason), reason).refused(reason);
  }

  /** The same, with more in the message, which may have several lines. */
  static Answer refusing(@Nullable Operation operation, int status, String reason, String message) {
    return failing(operation, status, reason, message).refused(reason);
  }

  /** What the contract documents for this status, or the reason if it has nothing. */
  public static Answer documented(@Nullable Operation operation, int status, String reason) {
    JsonNode example = operation == null ? null : operation.firstExample(status).orElse(null);
    return example == null
        ? failing(operation, status, reason, reason)
        : json(status, example, reason);
  }

  /** An answer in the contract's error shape; the message may have several lines. */
  static Answer failing(@Nullable Operation operation, int status, String reason, String message) {
    return json(status, ErrorShape.of(operation, status, message), reason);
  }

  /** An answer that the contract knows nothing of; the message may have several lines. */
  public static Answer undocumented(int status, String reason, String message) {
    return failing(null, status, reason, message);
  }

  /** This answer, as one by which the gate refuses. */
  public Answer refused(String reason) {
    return new Answer(status, headers, body, reason, signatureValid, delivery);
  }

  /** This answer, to a request whose credentials are right. */
  public Answer withValidSignature() {
    return new Answer(status, headers, body, refusal, true, delivery);
  }

  /** This answer, sent in another way. */
  public Answer delivered(Delivery way) {
    return new Answer(status, headers, body, refusal, signatureValid, way);
  }

  /** This answer with these headers and no others. */
  public Answer withHeaders(Map<String, List<String>> others) {
    return new Answer(status, others, body, refusal, signatureValid, delivery);
  }

  /** This answer with this header in place of any such one. */
  public Answer withHeader(String name, String value) {
    Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.put(name, List.of(value));
    return withHeaders(changed);
  }

  /** This answer with another body. */
  public Answer withBody(byte[] other) {
    return new Answer(status, headers, other, refusal, signatureValid, delivery);
  }

  private static String inAHeader(String reason) {
    String plain = reason.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?");
    return plain.length() > MAX_REASON ? plain.substring(0, MAX_REASON) + "..." : plain;
  }

  // The reason goes into a header, where it cannot break the body's schema.
  private static Answer json(int status, JsonNode body, String reason) {
    return new Answer(
        status,
        Map.of("Content-Type", List.of("application/json"), REASON, List.of(inAHeader(reason))),
        bytes(body));
  }

  static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
