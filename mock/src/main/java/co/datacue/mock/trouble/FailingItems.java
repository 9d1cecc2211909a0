package co.datacue.mock.trouble;

import co.datacue.mock.gate.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Which items of a batch fail.
 *
 * @param percent how many of them, on average
 * @param draw what the draw of each begins with
 */
record FailingItems(BigDecimal percent, long draw) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ERROR = "Failed on demand";

  /** Whether the item at this place fails; each time the same. */
  boolean fails(int index) {
    SplittableRandom random = new SplittableRandom(draw + index);
    return random.split().nextDouble() * 100 < percent.doubleValue();
  }

  /** The answer of a batch, in which these items have failed. */
  Answer failing(Answer answer) {
    if (answer.status() != 207) {
      return answer; // refused as a whole
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      JsonNode statuses = body.path("status");
      for (int i = 0; i < statuses.size(); i++) {
        if (fails(i) && statuses.get(i) instanceof ObjectNode item && !item.has("error")) {
          item.put("status", "error").put("error", ERROR);
        }
      }
      return answer.withBody(body.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("A 207 of the contract is JSON: " + e.getMessage(), e);
    }
  }
}
