package co.datacue.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request that the mock received and what it answered. Immutable. Header names are looked up
 * without regard to case.
 *
 * @param operationId the operation called; null if the contract has none for this method and path
 * @param method the HTTP method
 * @param rawPath the path as it was sent, still percent-encoded, without the query
 * @param rawQuery the query as it was sent; null if there was none
 * @param requestHeaders the request's headers, {@code Authorization} among them
 * @param requestBody the bytes received; empty if the mock refused them as too many
 * @param signatureValid whether the credentials were checked and found right
 * @param refusal why the gate itself refused the request; null if it went on to Prism
 * @param preferRequested whether the caller asked for a certain answer with a {@code Prefer} header
 * @param status the status answered
 * @param responseHeaders the headers answered, such as {@code sl-violations}
 * @param responseBody the bytes answered
 * @param receivedAt when the request came
 * @param took how long it took until the answer was ready to be sent
 * @param fault what went wrong on demand, such as {@code 500} or {@code reset midway}; null if
 *     nothing did
 * @param sentWhole whether the answer was to be sent to its end; where a fault ends the connection,
 *     status, headers and body are those that would have been answered
 */
public record Exchange(
    @Nullable String operationId,
    String method,
    String rawPath,
    @Nullable String rawQuery,
    Map<String, List<String>> requestHeaders,
    byte[] requestBody,
    boolean signatureValid,
    @Nullable String refusal,
    boolean preferRequested,
    int status,
    Map<String, List<String>> responseHeaders,
    byte[] responseBody,
    Instant receivedAt,
    Duration took,
    @Nullable String fault,
    boolean sentWhole) {

  /** Keeps copies of what it is given. */
  public Exchange {
    requestHeaders = copy(requestHeaders);
    responseHeaders = copy(responseHeaders);
    requestBody = requestBody.clone();
    responseBody = responseBody.clone();
  }

  @Override
  public byte[] requestBody() {
    return requestBody.clone();
  }

  @Override
  public byte[] responseBody() {
    return responseBody.clone();
  }

  Exchange withRawPath(String path) {
    return path.equals(rawPath)
        ? this
        : new Exchange(
            operationId,
            method,
            path,
            rawQuery,
            requestHeaders,
            requestBody,
            signatureValid,
            refusal,
            preferRequested,
            status,
            responseHeaders,
            responseBody,
            receivedAt,
            took,
            fault,
            sentWhole);
  }

  /** How much memory it takes, about: what a caller sends is kept, headers as well. */
  int weight() {
    return requestBody.length
        + responseBody.length
        + rawPath.length()
        + weight(requestHeaders)
        + weight(responseHeaders);
  }

  private static int weight(Map<String, List<String>> headers) {
    int weight = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        weight += header.getKey().length() + value.length();
      }
    }
    return weight;
  }

  /** Method, path, status and reason; neither headers nor bodies. */
  @Override
  public String toString() {
    return method + " " + rawPath + " " + status + (refusal == null ? "" : " " + refusal);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> headers) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> copy.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(values));
    copy.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(copy);
  }
}
