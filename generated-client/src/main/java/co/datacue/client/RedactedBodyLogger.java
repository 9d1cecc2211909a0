package co.datacue.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Logs the shape of bodies: names, numbers, booleans, and the length of every text. */
final class RedactedBodyLogger implements Interceptor {
  private static final int MAX_LOGGED = 1024 * 1024;

  private final Logger logger;

  RedactedBodyLogger(Logger logger) {
    this.logger = logger;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!logger.isLoggable(Level.TRACE)) {
      return chain.proceed(request);
    }
    String name = request.method() + " " + request.url().encodedPath();
    String sent = text(request.body());
    logger.log(Level.TRACE, () -> name + " > " + sent);
    Response response = chain.proceed(request);
    String received;
    try {
      received = redacted(response.peekBody(MAX_LOGGED).string());
    } catch (IOException | RuntimeException e) {
      response.close(); // nobody else will, and its connection would be lost
      throw e;
    }
    logger.log(Level.TRACE, () -> name + " < " + response.code() + " " + received);
    return response;
  }

  private static String text(@Nullable RequestBody body) throws IOException {
    if (body != null && body.isOneShot()) { // an interceptor of the caller's may have made it so
      return "(a body that can be read once only)";
    }
    Buffer bytes = new Buffer();
    if (body != null) {
      body.writeTo(bytes);
    }
    return redacted(bytes.readUtf8());
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
