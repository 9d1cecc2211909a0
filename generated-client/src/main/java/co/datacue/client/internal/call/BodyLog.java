package co.datacue.client.internal.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Logs the shape of bodies: names, numbers, booleans, and the length of every text. It looks at
 * what the client has in its memory anyway, so that looking changes nothing. Immutable.
 *
 * @param logger null for a log that is not kept
 */
public record BodyLog(@Nullable Logger logger) {
  private static final int MAX_LOGGED = 1024 * 1024;

  void sent(Request request) {
    if (logger != null) {
      log(() -> name(request) + " > " + redacted(text(request.body())));
    }
  }

  void received(Request request, ReceivedAnswer answer) {
    if (logger != null) {
      log(() -> name(request) + " < " + answer.status() + " " + shape(answer));
    }
  }

  private void log(Supplier<String> line) {
    try {
      logger.log(Level.TRACE, line);
    } catch (Throwable e) { // an Error too: it is the logger's, not the call's
      System.getLogger("co.datacue.client")
          .log(Level.WARNING, "The redactedBodyLogger failed; the call goes on", e);
    }
  }

  private static String shape(ReceivedAnswer answer) {
    int size = answer.body().size();
    return size > MAX_LOGGED ? "(" + size + " bytes)" : redacted(answer.text(size));
  }

  private static String name(Request request) {
    return request.method() + " " + request.url().encodedPath();
  }

  private static String text(@Nullable RequestBody body) {
    Buffer bytes = new Buffer();
    try {
      if (body != null) {
        body.writeTo(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer takes everything", e);
    }
    return bytes.readUtf8();
  }

  static String redacted(String body) {
    if (body.isEmpty()) {
      return "(no body)";
    }
    try {
      return redacted(JsonParser.parseString(body)).toString();
    } catch (JsonParseException notJson) {
      return "(" + body.length() + " characters that are not JSON)";
    }
  }

  private static JsonElement redacted(JsonElement json) {
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        copy.add(field.getKey(), redacted(field.getValue()));
      }
      return copy;
    } else if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(redacted(item)));
      return copy;
    } else if (json instanceof JsonPrimitive text && text.isString()) {
      return new JsonPrimitive("(" + text.getAsString().length() + ")");
    }
    return json;
  }
}
