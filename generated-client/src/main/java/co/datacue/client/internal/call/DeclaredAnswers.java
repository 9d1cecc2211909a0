package co.datacue.client.internal.call;

import co.datacue.client.ApiOperation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may come with a success, by the contract. Immutable. */
final class DeclaredAnswers {
  private static final String NOTHING = "";

  private final Map<String, String> types = new HashMap<>();
  private final @Nullable String wanted;

  DeclaredAnswers(ApiOperation operation) {
    String accept = null;
    for (String answer : operation.answers()) {
      String[] words = answer.split(" ");
      types.put(words[0], words.length == 1 ? NOTHING : words[1]);
      accept = words.length > 2 ? words[1] : accept;
    }
    wanted = accept;
  }

  /** The media type to ask for, null if there is no choice. */
  @Nullable String wanted() {
    return wanted;
  }

  /** Whether such an answer has no body. */
  boolean isBare(int status) {
    return status == 204 || status == 205 || type(status).equals(NOTHING);
  }

  /** Whether such an answer is plain text. */
  boolean isText(int status) {
    return type(status).startsWith("text/");
  }

  private String type(int status) {
    String exact = types.get(String.valueOf(status));
    if (exact != null) {
      return exact;
    }
    String range = types.get("2XX");
    return range != null ? range : types.getOrDefault("default", "application/json");
  }
}
