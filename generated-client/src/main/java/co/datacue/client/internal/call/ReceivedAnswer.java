package co.datacue.client.internal.call;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read to its end or to a bound, so that its connection is free again. Immutable.
 *
 * @param whole false if the body goes on beyond what was read
 */
record ReceivedAnswer(
    Response raw, @Nullable MediaType contentType, ByteString body, boolean whole) {
  /** Far above any answer to 500 items; keeps a server gone wrong from filling the heap. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /** Reads and closes a response. */
  static ReceivedAnswer read(Response response) throws IOException {
    try (ResponseBody body = response.body()) {
      BufferedSource source = body.source();
      boolean whole = !source.request(MAX_BYTES + 1L);
      ByteString bytes = whole ? source.readByteString() : source.readByteString(MAX_BYTES);
      return new ReceivedAnswer(response, body.contentType(), bytes, whole);
    } catch (ProtocolException e) {
      // So OkHttp calls a connection that ends within the body; here that is a loss like any other.
      ProtocolException cause = AnswerText.unquoted(e);
      throw new IOException("the answer broke off: " + cause.getMessage(), cause);
    }
  }

  int status() {
    return raw.code();
  }

  boolean isSuccess() {
    return raw.isSuccessful();
  }

  @Nullable String kind() {
    return contentType == null ? null : contentType.toString();
  }

  /** The body once more, to be decoded. */
  ResponseBody content() {
    return ResponseBody.create(body, contentType);
  }

  /** The body, or as much of it as exceptions keep, as text. */
  String text() {
    return text(4 * AnswerText.MAX); // a character takes at most four bytes
  }

  String text(int maxBytes) {
    Charset charset =
        contentType == null ? StandardCharsets.UTF_8 : contentType.charset(StandardCharsets.UTF_8);
    return body.substring(0, Math.min(body.size(), maxBytes)).string(charset);
  }
}
