package co.datacue.conformance;

import co.datacue.conformance.request.OwnIds;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request and how the contract has it answered.
 *
 * @param operation the operation that is called
 * @param name what is special about the request
 * @param expected how it is answered
 * @param sending how it is sent
 * @param ids whose ids it has
 * @param path its path
 * @param body its body; empty for none
 * @param json the same as a tree, with the ids of the contract's example, for requests that the
 *     client makes; missing for others
 */
record Check(
    Operation operation,
    String name,
    Expected expected,
    Sending sending,
    OwnIds ids,
    String path,
    String body,
    JsonNode json) {

  /** How a request is answered. */
  enum Expected {
    /** It is taken, with a 2xx that the contract documents. */
    TAKEN("2xx"),
    /** It is refused for what it says. */
    REFUSED("400"),
    /** It is refused for who says it. */
    UNAUTHORIZED("401");

    private final String status;

    Expected(String status) {
      this.status = status;
    }

    boolean is(int answered) {
      return status.equals(answered + "") || (this == TAKEN && answered / 100 == 2);
    }

    @Override
    public String toString() {
      return status;
    }
  }

  /** How a request is sent. */
  enum Sending {
    /** By the client, as a shop does. */
    BY_CLIENT,
    /** As it is, with the right credentials. */
    AS_IT_IS,
    /** With a key that does not exist. */
    WRONG_KEY,
    /** Signed with another secret. */
    WRONG_SECRET,
    /** Signed, where only the key is wanted. */
    UNASKED_SIGNATURE,
    /** Without saying who sends. */
    ANONYMOUS;

    boolean isRight() {
      return this == BY_CLIENT || this == AS_IT_IS;
    }

    /** Whether no account can be told from the request, so that nothing of any can change. */
    boolean isNobodys() {
      return this == WRONG_KEY || this == ANONYMOUS;
    }
  }

  /**
   * Whether the request can change nothing on the server, however that answers. To read a thing by
   * its id, a run would have to create it.
   */
  boolean changesNothing() {
    boolean needsNothing = expected != Expected.TAKEN || !operation.path().contains("{");
    return sending.isNobodys() || (onlyReads(operation) && needsNothing);
  }

  /** Whether an operation only reads, which its HTTP method says. */
  static boolean onlyReads(Operation operation) {
    return operation.method().equals("GET") || operation.method().equals("HEAD");
  }

  @Override
  public String toString() {
    return operation.id() + ": " + name;
  }
}
