package co.datacue.client.internal.call;

import co.datacue.client.FailedCall;
import co.datacue.client.UndecodableAnswerException;
import co.datacue.client.internal.json.IdNotingReader;
import co.datacue.client.model.BatchResult;
import com.google.gson.JsonIOException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Turns an answer into what the caller gets. */
interface AnswerDecoder<T extends @Nullable Object> {
  /** What {@link BatchResult#getStatus} is in JSON. */
  String STATUSES = "status";

  /**
   * @param batch what was sent, if it was a batch
   * @throws UndecodableAnswerException if the answer is not what the contract says
   */
  T decode(ReceivedAnswer answer, FailedCall call, @Nullable SentBatch batch);

  /** For operations that answer nothing: whatever came with the status is not looked at. */
  static AnswerDecoder<@Nullable Object> nothing() {
    return (answer, call, batch) -> null;
  }

  /** For operations that answer JSON or a text; a status that has no body gives null. */
  static <M> AnswerDecoder<@Nullable Object> value(
      TypeAdapter<M> adapter, DeclaredAnswers declared) {
    return (answer, call, batch) -> {
      if (declared.isBare(answer.status())) {
        return null;
      }
      if (declared.isText(answer.status())) {
        return text(answer, call);
      }
      return value(answer, call, adapter, reader(answer, call));
    };
  }

  /** For operations that may answer any JSON, null too. */
  static AnswerDecoder<@Nullable Object> any(
      TypeAdapter<Object> adapter, DeclaredAnswers declared) {
    return (answer, call, batch) ->
        declared.isBare(answer.status())
            ? null
            : valueOrNull(answer, call, adapter, reader(answer, call));
  }

  /** For batches, which always answer JSON. */
  static AnswerDecoder<@Nullable Object> batch(TypeAdapter<BatchResult> adapter) {
    return (answer, call, batch) -> {
      IdNotingReader in = new IdNotingReader(new StringReader(json(answer, call)), STATUSES);
      BatchResult result = value(answer, call, adapter, in);
      return new BatchMatcher(batch.ids(), in.ids()).match(batch.items(), result, call.attempts());
    };
  }

  private static String text(ReceivedAnswer answer, FailedCall call) {
    refuseTooLarge(answer, call);
    if (!AnswerText.isPlain(answer.kind())) {
      throw undecodable(answer, call, "it is not plain text");
    }
    return answer.text(answer.body().size());
  }

  private static void refuseTooLarge(ReceivedAnswer answer, FailedCall call) {
    if (!answer.whole()) {
      String problem = "the body is larger than " + ReceivedAnswer.MAX_BYTES + " bytes";
      throw undecodable(answer, call, problem);
    }
  }

  private static JsonReader reader(ReceivedAnswer answer, FailedCall call) {
    return new JsonReader(new StringReader(json(answer, call)));
  }

  private static String json(ReceivedAnswer answer, FailedCall call) {
    refuseTooLarge(answer, call);
    if (answer.body().size() == 0) {
      throw undecodable(answer, call, "the body is empty");
    } else if (!AnswerText.isJson(answer.kind())) {
      throw undecodable(answer, call, "it is not JSON");
    }
    try {
      return answer.content().string();
    } catch (IOException e) {
      throw undecodable(answer, call, AnswerText.beginning(String.valueOf(e.getMessage())));
    }
  }

  private static <M> M value(
      ReceivedAnswer answer, FailedCall call, TypeAdapter<M> adapter, JsonReader in) {
    M value = valueOrNull(answer, call, adapter, in);
    if (value == null) {
      throw undecodable(answer, call, "the body is null");
    }
    return value;
  }

  private static <M> @Nullable M valueOrNull(
      ReceivedAnswer answer, FailedCall call, TypeAdapter<M> adapter, JsonReader in) {
    try (in) {
      M value = adapter.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonIOException("more follows after the end of the JSON, at " + in.getPath());
      }
      return value;
    } catch (IOException | RuntimeException e) { // Gson's exceptions have no common type
      // Where in the body the fault is, without Gson's advice to its own callers. The exception
      // itself is not kept: it would show any text of the body in stack traces as it came.
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      String place = problem.replaceFirst("^Use JsonReader\\.setStrictness\\S+ to accept ", "");
      throw undecodable(answer, call, AnswerText.beginning(place));
    }
  }

  private static UndecodableAnswerException undecodable(
      ReceivedAnswer answer, FailedCall call, String problem) {
    return new UndecodableAnswerException(
        call, answer.status(), answer.kind(), answer.text(), problem, null);
  }
}
