package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The introduction's examples, worked out again from what the text itself gives. */
class IntroductionTest {

  private static final String TEXT = Fixtures.read(Contract.FILE).at("/info/description").asText();

  @Test
  void signingExampleIsRightAtEveryStep() {
    Map<String, String> steps = steps();
    String key = match("the key `([^`]+)`");
    String secret = match("the secret `([^`]+)`");
    byte[] body = step(steps, "body").getBytes(StandardCharsets.UTF_8);
    String signature = Signing.signature(secret, body);

    assertEquals(HexFormat.of().formatHex(body), step(steps, "its bytes"));
    assertEquals(signature, step(steps, "signature: "));
    assertEquals(key + ":" + signature, step(steps, "credentials"));
    assertEquals(Signing.authorization(key, signature), step(steps, "Authorization header: "));
    assertEquals(Signing.signature(secret, new byte[0]), step(steps, "signature of no body"));
    assertEquals(Signing.authorization(key, ""), step(steps, "Authorization header of an event"));
    assertEquals(7, steps.size(), "every step is checked");
  }

  @Test
  void batchExampleFailsInTheItemThatTheTextNames() throws IOException {
    List<JsonNode> blocks = new ArrayList<>();
    for (String block : blocks("json")) {
      blocks.add(new ObjectMapper().readTree(block));
    }
    JsonNode sent = blocks.get(0).get("batch");
    JsonNode statuses = blocks.get(1).get("status");
    assertEquals(sent.size(), statuses.size());
    for (int i = 0; i < sent.size(); i++) {
      assertEquals(sent.get(i).get("user_id"), statuses.get(i).get("user_id"));
      assertEquals(i == 1 ? "error" : "OK", statuses.get(i).get("status").asText());
    }
    assertTrue(TEXT.contains("only the second item failed"), "the text says so");
  }

  private static Map<String, String> steps() {
    Map<String, String> steps = new TreeMap<>();
    for (String block : blocks("text")) {
      for (String step : block.strip().split("\n\n")) {
        String[] lines = step.split("\n");
        assertEquals(2, lines.length, step);
        steps.put(lines[0], lines[1]);
      }
    }
    return steps;
  }

  private static String step(Map<String, String> steps, String start) {
    return steps.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError(start + " is no step of " + steps.keySet()));
  }

  private static List<String> blocks(String language) {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(TEXT);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static String match(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(TEXT);
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }
}
