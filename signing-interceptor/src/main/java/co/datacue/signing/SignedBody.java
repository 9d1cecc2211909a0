package co.datacue.signing;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The bytes that were signed, and what they were signed with. Immutable. */
final class SignedBody extends RequestBody {
  private final @Nullable MediaType contentType;
  private final ByteString bytes;
  private final String authorization;

  SignedBody(@Nullable MediaType contentType, ByteString bytes, String authorization) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.authorization = authorization;
  }

  String authorization() {
    return authorization;
  }

  @Override
  public @Nullable MediaType contentType() {
    return contentType;
  }

  @Override
  public long contentLength() {
    return bytes.size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
