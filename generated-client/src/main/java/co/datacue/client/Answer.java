package co.datacue.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A whole answer, read to its end, so that its connection is free again. */
record Answer(Response raw, @Nullable MediaType contentType, ByteString body) {
  /** Far above any answer to 500 items; keeps a server gone wrong from filling the heap. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int MAX_TEXT = 8 * 1024;
  private static final int MAX_DESCRIBED = 200;

  /** Reads and closes a response. */
  static Answer read(Response response) throws IOException {
    try (ResponseBody body = response.body()) {
      BufferedSource source = body.source();
      if (source.request(MAX_BYTES + 1L)) {
        throw new AnswerTooLargeException();
      }
      return new Answer(response, body.contentType(), source.getBuffer().readByteString());
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

  /** The body as text, cut to a bound. */
  String boundedText() {
    // A character takes at most four bytes.
    String text =
        body.substring(0, Math.min(body.size(), 4 * MAX_TEXT)).string(StandardCharsets.UTF_8);
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
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
    String text = message != null ? message : boundedText().strip().replaceAll("\\s+", " ");
    String kind = claimsOtherThanJson() ? " (" + contentType + ")" : "";
    if (text.isEmpty()) {
      return status() + kind + " and no body";
    }
    return status()
        + kind
        + " \""
        + (text.length() <= MAX_DESCRIBED ? text : text.substring(0, MAX_DESCRIBED) + "…")
        + "\"";
  }

  /** The answer goes on beyond what is read. */
  static final class AnswerTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
      super("the answer is larger than " + MAX_BYTES + " bytes");
    }
  }
}
