package co.datacue.mock.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/** Reads the body of one request into memory that is counted. */
final class BodyReader implements AutoCloseable {
  private static final int FIRST_BYTES = 8 * 1024;

  private final BodyBudget budget;
  private long taken;

  BodyReader(BodyBudget budget) {
    this.budget = budget;
  }

  /**
   * The whole body, or null if it has more bytes than the limit; then some of it is not read.
   *
   * @param declared how many bytes it is said to have, below 0 if nothing is said
   * @param patience in what time it must be there
   * @throws UnreadableRequestException if it stops early or there is no memory for it
   * @throws UncheckedIOException if the caller is gone
   */
  byte @Nullable [] read(InputStream in, long declared, int limit, Duration patience) {
    if (declared > limit) {
      return null;
    }
    try {
      byte[] bytes = read(in, declared < 0 ? limit + 1 : (int) declared, patience);
      return bytes.length > limit ? null : bytes;
    } catch (SocketTimeoutException e) {
      throw stopped(e);
    } catch (MalformedChunkCodingException e) {
      throw new UnreadableRequestException(400, "The chunks of the body are malformed.", e);
    } catch (ConnectionClosedException e) {
      throw new UnreadableRequestException(400, "The body ended before its end was due.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(InputStream in, int most, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    byte[] bytes = new byte[Math.min(most, FIRST_BYTES)];
    int read = 0;
    while (read < most) {
      if (read == bytes.length) {
        bytes = grown(bytes, most);
      }
      int count = in.read(bytes, read, bytes.length - read);
      if (count < 0) {
        break;
      }
      read += count;
      if (System.nanoTime() - deadline > 0) {
        throw stopped(null);
      }
    }
    return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
  }

  private byte[] grown(byte[] bytes, int most) {
    int length = (int) Math.min(most, 2L * bytes.length);
    int counted = length - Math.max(bytes.length, BodyBudget.FREE_BYTES);
    if (counted > 0) {
      if (!budget.take(counted)) {
        throw new UnreadableRequestException(
            503,
            "The bodies of all requests under way have more than the "
                + budget.limit()
                + " bytes that the mock gives them: send fewer large ones at once.",
            null);
      }
      taken += counted;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static UnreadableRequestException stopped(@Nullable Throwable cause) {
    return new UnreadableRequestException(
        408, "The request stopped: its body did not arrive in time.", cause);
  }

  /** The memory counts as free again; the bytes read must be out of use. */
  @Override
  public void close() {
    budget.giveBack(taken);
    taken = 0;
  }
}
