package co.datacue.signing;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Request bodies that ask more of an interceptor than a string does. */
final class Bodies {
  static final MediaType JSON = MediaType.get("application/json");

  private Bodies() {}

  /** Can be written once; a second time fails as a consumed stream does. */
  static final class OneShot extends RequestBody {
    final AtomicInteger writes = new AtomicInteger();
    private final byte[] bytes;

    OneShot(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      if (writes.incrementAndGet() > 1) {
        throw new IOException("written twice");
      }
      sink.write(bytes);
    }
  }

  /** Has a length to declare, whatever it writes, and no content type. */
  static final class Declaring extends RequestBody {
    private final long length;
    private final byte[] bytes;

    Declaring(long length, byte[] bytes) {
      this.length = length;
      this.bytes = bytes;
    }

    @Override
    public MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }

  /** Fails half-way. */
  static final class Failing extends RequestBody {
    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8("{\"half\":");
      throw new IOException("disk gone");
    }
  }

  /** May be written to while the answer is read. */
  static final class Duplex extends RequestBody {
    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public boolean isDuplex() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8("{}");
    }
  }
}
