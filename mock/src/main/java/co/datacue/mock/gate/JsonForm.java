package co.datacue.mock.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are not JSON, or have what readers of JSON fall over or silently change.
 * Prism answers some of them with success.
 */
final class JsonForm implements Step.Refusal {
  static final int MAX_DEPTH = 1000;

  /** Any number that has fewer characters, and no exponent, is less than the largest double. */
  private static final int SMALL_NUMBER = 300;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(SignatureGate.MAX_BYTES)
                  .maxNameLength(SignatureGate.MAX_BYTES)
                  .maxStringLength(SignatureGate.MAX_BYTES)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  @Override
  public Optional<Answer> of(ReceivedRequest request) {
    Problem problem =
        request.body().length == 0 || isText(request) ? null : problem(request.body());
    return problem == null
        ? Optional.empty()
        : Optional.of(
            Answer.refusing(
                request.operation(), 400, problem.reason(), problem.reason() + problem.detail()));
  }

  private static boolean isText(ReceivedRequest request) {
    return request.header("Content-Type").stream()
        .anyMatch(type -> type.regionMatches(true, 0, "text/", 0, 5));
  }

  private record Problem(String reason, String detail) {
    Problem(String reason) {
      this(reason, "");
    }
  }

  private static @Nullable Problem problem(byte[] body) {
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      return new Problem("The body is not UTF-8.");
    }
    try (JsonParser parser = JSON.createParser(text.array(), 0, text.length())) {
      return problem(parser);
    } catch (StreamConstraintsException e) {
      return new Problem("The body is nested more than " + MAX_DEPTH + " deep.");
    } catch (JsonProcessingException e) {
      String where =
          "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      return new Problem("The body is not JSON.", " " + where + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("Characters in memory can always be read", e);
    }
  }

  private static @Nullable Problem problem(JsonParser parser) throws IOException {
    int depth = 0;
    int values = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      values += depth == 0 ? 1 : 0;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token.isNumeric() && isInfinite(parser)) {
        return new Problem(
            "The body has a number larger than readers of JSON can hold, which is 1.8e308.",
            " It is at " + parser.getParsingContext().pathAsPointer());
      }
    }
    return values == 1 ? null : new Problem("The body is not one JSON value.");
  }

  private static boolean isInfinite(JsonParser parser) throws IOException {
    boolean maybe =
        parser.getTextLength() > SMALL_NUMBER
            || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
    return maybe && Double.isInfinite(Double.parseDouble(parser.getText()));
  }
}
