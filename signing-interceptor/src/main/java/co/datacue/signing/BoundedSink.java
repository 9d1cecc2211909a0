package co.datacue.signing;

import java.io.IOException;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;

/** Takes a body into memory, and of one that is too long no more than is allowed. */
final class BoundedSink extends ForwardingSink {
  /** What one array, and so a {@link okio.ByteString}, can hold. */
  private static final long LIMIT = Integer.MAX_VALUE;

  private final long declared;
  private long left;

  private BoundedSink(Buffer bytes, long declared) {
    super(bytes);
    this.declared = declared;
    this.left = declared == -1 ? LIMIT : declared;
  }

  /**
   * Writes the body, once.
   *
   * @throws SigningException if it is duplex, too long, or not as long as it declares
   */
  static Buffer write(RequestBody body) throws IOException {
    if (body.isDuplex()) {
      throw new SigningException(
          "A duplex body cannot be signed: it is not known before it is sent");
    }
    long declared = body.contentLength();
    if (declared > LIMIT) {
      throw tooLong("declares " + declared);
    }
    Buffer bytes = new Buffer();
    BoundedSink bounded = new BoundedSink(bytes, declared);
    try (BufferedSink sink = Okio.buffer(bounded)) {
      body.writeTo(sink);
    }
    // OkHttp refuses such a body; once buffered it would no longer notice.
    if (declared != -1 && bounded.left != 0) {
      throw new SigningException(
          "The body declares " + declared + " bytes and wrote " + bytes.size() + ": not sent");
    }
    return bytes;
  }

  @Override
  public void write(Buffer source, long byteCount) throws IOException {
    left -= byteCount;
    if (left < 0) {
      throw declared == -1
          ? tooLong("wrote more")
          : new SigningException(
              "The body declares " + declared + " bytes and wrote more: not sent");
    }
    super.write(source, byteCount);
  }

  private static SigningException tooLong(String found) {
    return new SigningException(
        "A body to be signed is held in memory and has at most "
            + LIMIT
            + " bytes; this one "
            + found
            + ": not sent. Send it in several requests");
  }
}
