package co.datacue.mock.gate;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a request, read when somebody asks for them. A caller that waits for {@code 100
 * Continue} sends them only then, and not at all if it is refused for its headers. For the thread
 * that answers the request.
 */
public final class RequestBody {
  private final int limit;
  private final IntFunction<byte @Nullable []> source;
  private boolean read;
  private byte @Nullable [] bytes;

  /**
   * @param limit how many bytes it may have
   * @param source called once with the limit; gives null if there are more bytes
   */
  RequestBody(int limit, IntFunction<byte @Nullable []> source) {
    this.limit = limit;
    this.source = source;
  }

  /** A body that is there already. */
  public static RequestBody of(byte[] bytes) {
    RequestBody body = new RequestBody(bytes.length, most -> bytes);
    body.bytes();
    return body;
  }

  /**
   * The bytes, which must not be changed.
   *
   * @throws UnreadableRequestException if they do not arrive or are too many
   */
  public byte[] bytes() {
    if (!read) {
      read = true;
      bytes = source.apply(limit);
    }
    if (bytes == null) {
      throw new UnreadableRequestException(
          413, "The body is larger than " + limit + " bytes.", null);
    }
    return bytes;
  }

  /** Whether it was read to its end, so that the next request can be read. */
  boolean whole() {
    return bytes != null;
  }

  /** What is there without waiting for the caller. */
  byte[] received() {
    byte[] known = bytes;
    return known == null ? new byte[0] : known;
  }
}
