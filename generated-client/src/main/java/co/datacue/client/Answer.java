package co.datacue.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read to its end or to a bound, so that its connection is free again.
 *
 * @param whole false if the body goes on beyond what was read
 */
record Answer(Response raw, @Nullable MediaType contentType, ByteString body, boolean whole) {
  /** Far above any answer to 500 items; keeps a server gone wrong from filling the heap. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  static final int MAX_TEXT = 8 * 1024;
  private static final int MAX_DESCRIBED = 200;

  /** Reads and closes a response. */
  static Answer read(Response response) throws IOException {
    try (ResponseBody body = response.body()) {
      BufferedSource source = body.source();
      boolean whole = !source.request(MAX_BYTES + 1L);
      ByteString bytes = whole ? source.readByteString() : source.readByteString(MAX_BYTES);
      return new Answer(response, body.contentType(), bytes, whole);
    } catch (ProtocolException e) {
      // So OkHttp calls a connection that ends within the body; here that is a loss like any other.
      throw new IOException("the answer broke off: " + e.getMessage(), e);
    }
  }

  int status() {
    return raw.code();
  }

  Headers headers() {
    return raw.headers();
  }

  boolean isSuccess() {
    return raw.isSuccessful();
  }

  boolean claimsOtherThanJson() {
    return contentType != null
        && !contentType.subtype().equals("json")
        && !contentType.subtype().endsWith("+json");
  }

  /** The body once more, to be decoded. */
  ResponseBody content() {
    return ResponseBody.create(body, contentType);
  }

  /** The body as text, cut to a bound. */
  String boundedText() {
    Charset charset =
        contentType == null ? StandardCharsets.UTF_8 : contentType.charset(StandardCharsets.UTF_8);
    // A character takes at most four bytes, so that this many hold enough of them.
    return cut(body.substring(0, Math.min(body.size(), 4 * MAX_TEXT)).string(charset), MAX_TEXT);
  }

  /** The first characters, without half of a surrogate pair at the end. */
  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  /** The {@code message} of an error body, null if there is none. */
  @Nullable String errorMessage() {
    try {
      JsonElement json = JsonParser.parseString(boundedText());
      JsonElement message = json.isJsonObject() ? json.getAsJsonObject().get("message") : null;
      return message != null && message.isJsonPrimitive() ? message.getAsString() : null;
    } catch (JsonParseException notJson) {
      return null; // rawBody() has it all the same
    }
  }

  /** Status, kind and beginning of the body, in one line. */
  String describe() {
    String message = errorMessage();
    String text =
        (message != null ? message : boundedText()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String kind = claimsOtherThanJson() ? " (" + contentType + ")" : "";
    if (text.isEmpty()) {
      return status() + kind + " and no body";
    }
    String beginning = cut(text, MAX_DESCRIBED);
    return status() + kind + " \"" + beginning + (beginning.equals(text) ? "\"" : "…\"");
  }
}
