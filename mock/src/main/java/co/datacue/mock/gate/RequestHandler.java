package co.datacue.mock.gate;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What is done with the requests of a connection. Called by many threads at once. */
interface RequestHandler {
  /**
   * The request with what is known of its operation.
   *
   * @param body gives the bytes, or null if there are more than the limit it is called with
   */
  ReceivedRequest received(
      String method,
      String target,
      Map<String, List<String>> headers,
      IntFunction<byte @Nullable []> body);

  /** The answer, whatever happens. */
  Answer answer(ReceivedRequest request);

  /** The answer to a request of which nothing, or not all, could be read. */
  Answer refuse(@Nullable ReceivedRequest request, UnreadableRequestException problem);
}
