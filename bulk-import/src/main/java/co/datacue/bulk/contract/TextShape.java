package co.datacue.bulk.contract;

import co.datacue.client.json.DataCueJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text.
 *
 * @param minLength in characters, as JSON Schema counts: code points
 * @param values the only ones allowed; empty for any
 */
record TextShape(
    int minLength, int maxLength, @Nullable Pattern pattern, Set<String> values, boolean timestamp)
    implements Shape {

  private static final TypeAdapter<OffsetDateTime> TIMESTAMPS =
      DataCueJson.gson().getAdapter(OffsetDateTime.class);

  @Override
  public String wanted() {
    if (!values.isEmpty()) {
      return "one of " + String.join(", ", values);
    }
    return timestamp ? "a timestamp such as 2018-04-04T23:29:04Z" : "a text";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      refuseKind(in, findings);
      return;
    }
    Tokens.refuseHalfCharacter(in, findings);
    if (!values.isEmpty() && !values.contains(in.getText())) {
      refuseKind(in, findings);
    } else if (minLength > 0 || maxLength < Integer.MAX_VALUE) {
      checkLength(in, findings);
    }
    if (timestamp) {
      checkTimestamp(in, findings);
    }
    if (pattern != null && !pattern.matcher(in.getText()).find()) {
      findings.add(in, "must match " + pattern + ", not " + Tokens.describe(in));
    }
  }

  private void checkTimestamp(JsonParser in, Findings findings) throws IOException {
    JsonPrimitive text = new JsonPrimitive(in.getText());
    try { // there and back: not every one that can be read can be sent
      if (!TIMESTAMPS.toJsonTree(TIMESTAMPS.fromJsonTree(text)).equals(text)) {
        findings.rewrite();
      }
    } catch (IllegalArgumentException | JsonParseException e) {
      refuseKind(in, findings);
    }
  }

  private void checkLength(JsonParser in, Findings findings) throws IOException {
    int length =
        Character.codePointCount(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
    if (length < minLength) {
      String rule = minLength == 1 ? "must not be empty" : "must have " + minLength + " characters";
      findings.add(in, rule);
    } else if (length > maxLength) {
      findings.add(in, "must have at most " + maxLength + " characters, not " + length);
    }
  }
}
