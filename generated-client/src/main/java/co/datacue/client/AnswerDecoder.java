package co.datacue.client;

import java.io.IOException;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;

/** Turns a successful answer into what the operation gives. */
interface AnswerDecoder<T extends @Nullable Object> {

  T decode(Answer answer, Exchange exchange);

  /** For operations that answer nothing: whatever came with the status is not looked at. */
  static AnswerDecoder<@Nullable Object> nothing() {
    return (answer, exchange) -> null;
  }

  /** For operations that answer JSON; 204 and 205 have none and give null. */
  static AnswerDecoder<@Nullable Object> json(Converter<ResponseBody, ?> converter) {
    return (answer, exchange) -> {
      if (answer.status() == 204 || answer.status() == 205) {
        return null;
      }
      if (answer.body().size() == 0) {
        throw exchange.reported(exchange.undecodable(answer, "the body is empty", null));
      }
      if (answer.claimsOtherThanJson()) {
        throw exchange.reported(exchange.undecodable(answer, "it is not JSON", null));
      }
      Object value;
      try {
        value = converter.convert(ResponseBody.create(answer.body(), answer.contentType()));
      } catch (IOException | RuntimeException e) {
        // Gson's exceptions have no common type, and tell where in the body the fault is.
        throw exchange.reported(exchange.undecodable(answer, String.valueOf(e.getMessage()), e));
      }
      if (value == null) {
        throw exchange.reported(exchange.undecodable(answer, "the body is null", null));
      }
      return value;
    };
  }
}
