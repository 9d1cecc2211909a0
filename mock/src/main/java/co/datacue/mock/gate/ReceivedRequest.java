package co.datacue.mock.gate;

import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A request as the gate received it. The arrays and maps must not be changed.
 *
 * @param operation the operation called; null if the contract has none for this method and path
 * @param method the HTTP method
 * @param rawTarget path and query as they were sent
 * @param headers the values by name, which is looked up without regard to case
 * @param content the body, read when it is asked for
 * @param receivedAt when its headers had been read
 * @param itemFails whether the item at this place of a batch is to fail, come what may
 */
public record ReceivedRequest(
    @Nullable Operation operation,
    String method,
    String rawTarget,
    Map<String, List<String>> headers,
    RequestBody content,
    Instant receivedAt,
    IntPredicate itemFails) {

  /** One that comes now and of which no item is to fail. */
  public static ReceivedRequest now(
      @Nullable Operation operation,
      String method,
      String rawTarget,
      Map<String, List<String>> headers,
      RequestBody content) {
    return new ReceivedRequest(
        operation, method, rawTarget, headers, content, Instant.now(), item -> false);
  }

  /** One of which nothing is known. */
  static ReceivedRequest unread() {
    return now(null, "", "", Map.of(), RequestBody.of(new byte[0]));
  }

  /** See {@link RequestBody#bytes()}. */
  public byte[] body() {
    return content.bytes();
  }

  /** The path as it was sent, without the query. */
  public String rawPath() {
    return pathOf(rawTarget);
  }

  static String pathOf(String rawTarget) {
    int query = rawTarget.indexOf('?');
    return query < 0 ? rawTarget : rawTarget.substring(0, query);
  }

  /** The query as it was sent; null if there was none. */
  public @Nullable String rawQuery() {
    int query = rawTarget.indexOf('?');
    return query < 0 ? null : rawTarget.substring(query + 1);
  }

  /** The values of a header; none if it was not sent. */
  public List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** The same request with this header in place of what was sent. */
  public ReceivedRequest withHeader(String name, String value) {
    Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.put(name, List.of(value));
    return new ReceivedRequest(
        operation, method, rawTarget, changed, content, receivedAt, itemFails);
  }

  /** The same request, of which these items are to fail if it is a batch. */
  public ReceivedRequest withFailingItems(IntPredicate fails) {
    return new ReceivedRequest(operation, method, rawTarget, headers, content, receivedAt, fails);
  }

  /** This request with its answer, for those who are told. */
  Exchange answered(Answer answer) {
    return new Exchange(
        operation == null ? null : operation.id(),
        method,
        rawPath(),
        rawQuery(),
        headers,
        content.received(),
        answer.signatureValid(),
        answer.refusal(),
        headers.containsKey("Prefer"),
        answer.status(),
        answer.headers(),
        answer.body(),
        receivedAt,
        Duration.between(receivedAt, Instant.now()),
        answer.delivery().fault(),
        answer.delivery().ending() == Delivery.Ending.WHOLE);
  }

  /** Method and target; neither headers nor body. */
  @Override
  public String toString() {
    return method + " " + rawTarget;
  }
}
