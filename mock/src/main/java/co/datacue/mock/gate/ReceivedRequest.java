package co.datacue.mock.gate;

import co.datacue.mock.Operation;
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
 * @param body the bytes received; empty if there were more than {@code bodyLimit}
 * @param bodyLimit how many bytes the body may have
 * @param bodyTooLarge whether it had more
 * @param receivedAt when its first line was read
 * @param itemFails whether the item at this place of a batch is to fail, come what may
 */
public record ReceivedRequest(
    @Nullable Operation operation,
    String method,
    String rawTarget,
    Map<String, List<String>> headers,
    byte[] body,
    int bodyLimit,
    boolean bodyTooLarge,
    Instant receivedAt,
    IntPredicate itemFails) {

  /** The path as it was sent, without the query. */
  public String rawPath() {
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
        operation,
        method,
        rawTarget,
        changed,
        body,
        bodyLimit,
        bodyTooLarge,
        receivedAt,
        itemFails);
  }

  /** The same request, of which these items are to fail if it is a batch. */
  public ReceivedRequest withFailingItems(IntPredicate fails) {
    return new ReceivedRequest(
        operation, method, rawTarget, headers, body, bodyLimit, bodyTooLarge, receivedAt, fails);
  }

  /** Method and target; neither headers nor body. */
  @Override
  public String toString() {
    return method + " " + rawTarget;
  }
}
