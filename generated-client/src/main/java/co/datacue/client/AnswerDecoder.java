package co.datacue.client;

import java.io.IOException;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;

/** Turns a successful answer into what the operation gives. */
interface AnswerDecoder<T extends @Nullable Object> {

  /**
   * @throws UndecodableAnswerException if the answer is not what the contract says
   */
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
        throw exchange.undecodable(answer, "the body is empty", null);
      }
      if (!answer.whole()) {
        String problem = "the body is larger than " + Answer.MAX_BYTES + " bytes";
        throw exchange.undecodable(answer, problem, null);
      }
      if (answer.claimsOtherThanJson()) {
        throw exchange.undecodable(answer, "it is not JSON", null);
      }
      Object value;
      try {
        value = converter.convert(answer.content());
      } catch (IOException | RuntimeException e) {
        // Gson's exceptions have no common type, and tell where in the body the fault is; what
        // follows in later lines is a link.
        String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw exchange.undecodable(answer, problem, e);
      }
      if (value == null) {
        throw exchange.undecodable(answer, "the body is null", null);
      }
      return value;
    };
  }
}
