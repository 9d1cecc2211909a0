package co.datacue.client;

import co.datacue.client.internal.json.JsonBody;
import co.datacue.client.internal.json.ParsedBody;
import co.datacue.client.model.BatchResult;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

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
  static <M> AnswerDecoder<@Nullable Object> json(TypeAdapter<M> adapter) {
    return (answer, exchange) ->
        answer.status() == 204 || answer.status() == 205
            ? null
            : decoded(answer, exchange, adapter).value();
  }

  /** For batches, which always answer JSON. */
  static AnswerDecoder<@Nullable Object> batch(TypeAdapter<BatchResult> adapter) {
    return (answer, exchange) -> {
      ParsedBody<BatchResult> decoded = decoded(answer, exchange, adapter);
      Request request = exchange.request();
      BatchMatcher matcher = new BatchMatcher(((JsonBody) request.body()).ids(), decoded.ids());
      List<?> sent = request.tag(SentItems.class).items();
      return matcher.match(sent, decoded.value(), exchange.attempts());
    };
  }

  private static <M> ParsedBody<M> decoded(
      Answer answer, Exchange exchange, TypeAdapter<M> adapter) {
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
    ParsedBody<M> decoded;
    try {
      decoded = ParsedBody.of(answer.content().string(), adapter);
    } catch (IOException | RuntimeException e) {
      // Gson's exceptions have no common type, and tell where in the body the fault is; what
      // follows in later lines is a link.
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw exchange.undecodable(answer, problem, e);
    }
    if (decoded.value() == null) {
      throw exchange.undecodable(answer, "the body is null", null);
    }
    return decoded;
  }
}
