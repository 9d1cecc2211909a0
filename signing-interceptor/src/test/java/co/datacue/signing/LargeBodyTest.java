package co.datacue.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

/** Bodies that are too much to hold are refused before they are held. */
class LargeBodyTest {
  private static final long LIMIT = Integer.MAX_VALUE;
  private static final int CHUNK = 1 << 20;

  @Test
  void bodyThatDeclaresTooMuchIsRefusedUnwritten() {
    Endless body = new Endless(LIMIT + 1);
    String message = refused(body);
    assertTrue(message.contains(LIMIT + " bytes"), message);
    assertTrue(message.contains("2147483648"), message);
    assertEquals(0, body.written);
  }

  @Test
  void bodyOfUnknownLengthIsRefusedWhenItIsTooMuch() {
    Endless body = new Endless(-1);
    String message = refused(body);
    assertTrue(message.contains(LIMIT + " bytes"), message);
    assertEquals(LIMIT + 1, body.written);
  }

  @Test
  void bodyThatGoesOnAfterItsDeclaredLengthIsRefusedThere() {
    Endless body = new Endless(3 * CHUNK);
    String message = refused(body);
    assertTrue(message.contains("declares " + 3 * CHUNK + " bytes"), message);
    assertEquals(4 * CHUNK, body.written);
  }

  @Test
  void longestBodyMayBeWritten() {
    RequestBody body = new Bodies.Declaring(LIMIT, new byte[1]);
    String message = refused(body);
    assertEquals("The body declares 2147483647 bytes and wrote 1: not sent", message);
  }

  private static String refused(RequestBody body) {
    HttpUrl url = HttpUrl.get("https://api.datacue.co/v1/products");
    SigningInterceptor signing =
        SigningInterceptor.create(
            Credentials.of("key", "secret"), request -> SigningScheme.SIGNED_BODY, url);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(signing)
            .addInterceptor(
                chain -> {
                  throw new AssertionError("was passed on");
                })
            .build();
    Request request = new Request.Builder().url(url).post(body).build();
    return assertThrows(SigningException.class, () -> client.newCall(request).execute())
        .getMessage();
  }

  /** Writes one mebibyte again and again; a buffer holds the same memory each time. */
  private static final class Endless extends RequestBody {
    long written;
    private final long declared;
    private final Buffer chunk = new Buffer().write(new byte[CHUNK]);

    Endless(long declared) {
      this.declared = declared;
    }

    @Override
    public MediaType contentType() {
      return Bodies.JSON;
    }

    @Override
    public long contentLength() {
      return declared;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      while (written <= 2 * LIMIT) {
        written += CHUNK;
        sink.write(chunk.clone(), CHUNK);
      }
    }
  }
}
