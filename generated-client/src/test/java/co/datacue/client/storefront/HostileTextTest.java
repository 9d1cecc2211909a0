package co.datacue.client.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import co.datacue.client.model.ProductUpdateSnippet;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that tries to get out of the script block. */
class HostileTextTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "</script>",
          "</SCRIPT ",
          "<script>",
          "<!--",
          "-->",
          "]]>",
          "\u2028",
          "\u2029",
          "\"",
          "'",
          "\\",
          "\\u003c",
          "&quot;",
          "&",
          "<",
          ">",
          "=",
          "${1}",
          "`",
          "{{x}}",
          "\0",
          "\n",
          "\r",
          "\u0085",
          "\uFEFF",
          "é",
          "😀",
          "/*",
          "//",
          "*/",
          ";",
          "}",
          " ");

  /** Every fragment alone and doubled, and mixtures of them that are the same in every run. */
  static Stream<String> hostileTexts() {
    Random random = new Random(22);
    Stream<String> mixtures =
        Stream.generate(
                () -> {
                  StringBuilder text = new StringBuilder("x");
                  for (int i = random.nextInt(12); i >= 0; i--) {
                    text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                  }
                  return text.toString();
                })
            .limit(300);
    return Stream.of(
            FRAGMENTS.stream().map(fragment -> "x" + fragment + fragment),
            FRAGMENTS.stream().map(fragment -> fragment + "x"),
            mixtures)
        .flatMap(texts -> texts);
  }

  private static StorefrontPage pageFullOf(String text) {
    return Storefront.of(text)
        .visitor(text)
        .product(
            text,
            text,
            new ProductUpdateSnippet()
                .name(text)
                .photoUrl(text)
                .mainCategory(text)
                .categories(List.of(text, text))
                .brand(text));
  }

  /** What a browser's HTML parser takes for the script: up to the first end tag. */
  private static String asHtmlReadsIt(String block) {
    String start = "<script>";
    int end = block.toLowerCase(Locale.ROOT).indexOf("</script");
    return block.substring(start.length(), end);
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void textStaysInsideItsString(String text) {
    for (StorefrontPage page :
        List.of(
            pageFullOf(text),
            Storefront.of("k").visitor(null).category(text),
            Storefront.of("k").visitor(null).search(text))) {
      String block = page.script();
      assertFalse(page.json().matches("(?s).*[<>&'\u2028\u2029].*"), page.json());
      assertEquals(block.length() - "</script>".length(), block.indexOf("</"), block);
      String assignment = asHtmlReadsIt(block).strip();
      String value = assignment.substring("window.datacueConfig = ".length());
      assertEquals(
          JsonParser.parseString(page.json()),
          JsonParser.parseString(value.substring(0, value.length() - 1)));
    }
    JsonObject config = JsonParser.parseString(pageFullOf(text).json()).getAsJsonObject();
    assertEquals(text, config.get("api_key").getAsString());
    assertEquals(text, config.get("user_id").getAsString());
    assertEquals(text, config.get("product_id").getAsString());
    assertEquals(text, config.get("variant_id").getAsString());
    JsonObject update = config.getAsJsonObject("product_update");
    assertEquals(text, update.get("name").getAsString());
    assertEquals(text, update.getAsJsonArray("categories").get(1).getAsString());
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void jsonStandsInAnAttributeInSingleQuotesAndInText(String text) {
    String json = pageFullOf(text).json();
    String html = "<div data-config='" + json + "'>" + json + "</div>";
    String[] byQuotes = html.split("'", -1);
    assertEquals(3, byQuotes.length, html);
    assertEquals(json, byQuotes[1]);
    assertEquals(json, byQuotes[2].substring(1, byQuotes[2].indexOf('<')));
    // No character references, and nothing that HTML reads as another character.
    assertFalse(json.matches("(?s).*[&\\x00-\\x1f].*"), json);
  }

  /**
   * One run of Node for all texts: it evaluates each script and tells what the global then holds.
   */
  @Test
  void javascriptReadsBackWhatWasWritten() throws IOException, InterruptedException {
    StringBuilder scripts = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (String text : (Iterable<String>) hostileTexts()::iterator) {
      String block = pageFullOf(text).script();
      scripts.append(hex(asHtmlReadsIt(block))).append('\n');
      expected.append(hex(text)).append('\n');
    }
    assertEquals(expected.toString(), node(scripts.toString()));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String node(String input) throws IOException, InterruptedException {
    String program =
        """
        const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n');
        for (const line of lines) {
          const window = {};
          require('vm').runInNewContext(Buffer.from(line, 'hex').toString('utf8'), { window });
          console.log(Buffer.from(window.datacueConfig.product_update.name, 'utf8').toString('hex'));
        }
        """;
    Process node;
    try {
      node = new ProcessBuilder("node", "-e", program).redirectErrorStream(true).start();
    } catch (IOException e) {
      return abort("Install Node.js, or put it on the PATH, to run the script block: " + e);
    }
    try (var in = node.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream out = node.getInputStream()) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, node.waitFor(), output);
      return output;
    }
  }
}
