package co.datacue.client;

import java.io.Serializable;

/**
 * What a {@link DataCueException} says of its call. Immutable. The client makes these; a shop's own
 * tests can make them too, to throw what the client would:
 *
 * <pre>{@code
 * throw StatusException.of(
 *     new FailedCall("updateUser", "PUT", "/v1/users/u1", 5), 503, "text/plain", "busy");
 * }</pre>
 *
 * @param operationId the contract's id of the operation
 * @param method the HTTP method
 * @param path the path, percent-encoded, without query
 * @param attempts how many times the request was sent; 0 if it never was
 */
public record FailedCall(String operationId, String method, String path, int attempts)
    implements Serializable {

  String describe(String problem) {
    return operationId
        + " ("
        + method
        + " "
        + path
        + ") "
        + problem
        + (attempts > 1 ? ", after " + attempts + " attempts" : "");
  }
}
