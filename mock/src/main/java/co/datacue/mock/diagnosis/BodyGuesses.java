package co.datacue.mock.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import co.datacue.mock.diagnosis.JsonStyle.Escapes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may have been signed in place of the body that came. */
final class BodyGuesses {
  /** Larger bodies are not written anew: it would take longer than an answer may. */
  private static final int MAX_JSON_BYTES = 256 * 1024;

  private static final int MAX_MEMBERS = 10;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, JsonStyle> STYLES = styles();

  private final byte[] body;
  private final Map<String, byte[]> guesses = new LinkedHashMap<>();

  private BodyGuesses(byte[] body) {
    this.body = body;
  }

  /** The guesses, each with what it is in words, the likeliest first. */
  static Map<String, byte[]> of(byte[] body, String method, String target) {
    BodyGuesses all = new BodyGuesses(body);
    all.emptiness();
    all.line();
    if (body.length <= MAX_JSON_BYTES) {
      all.json();
      all.charsets();
    }
    all.add("the path", target.getBytes(UTF_8));
    all.add("method, path and body together", (method + target + all.text()).getBytes(UTF_8));
    all.add("the hash of the body", Hmac.hash(body).getBytes(UTF_8));
    return all.guesses;
  }

  private String text() {
    return new String(body, UTF_8);
  }

  private void add(String words, byte[] signed) {
    guesses.putIfAbsent(words, signed);
  }

  private void add(String words, String signed) {
    add(words, signed.getBytes(UTF_8));
  }

  private void emptiness() {
    if (body.length > 0) {
      add("nothing, an empty body", "");
    } else {
      for (String empty : new String[] {"{}", "null", "[]", "\"\"", "undefined", "None"}) {
        add(empty + ", where no body was sent", empty);
      }
    }
  }

  private void line() {
    String text = text();
    add("the body without the line break at its end", text.stripTrailing());
    add("the body with a line feed at its end", text + "\n");
    add("the body with a carriage return and line feed at its end", text + "\r\n");
    add("the body without white space around it", text.strip());
    add("the body with LF in place of CR LF", text.replace("\r\n", "\n"));
    add("the body with CR LF in place of LF", text.replace("\r\n", "\n").replace("\n", "\r\n"));
    add("the body without line breaks", text.replaceAll("[\\r\\n]", ""));
    add("the body without its byte order mark", text.replaceFirst("^\uFEFF", ""));
    add("the body with a byte order mark", "\uFEFF" + text);
  }

  private void charsets() {
    String text = text();
    byte[] latin = text.getBytes(ISO_8859_1);
    add(
        new String(latin, UTF_8).indexOf('\uFFFD') < 0
            ? "the body before it was encoded as UTF-8 a second time"
            : "the body in ISO 8859-1, not UTF-8",
        latin);
    add("the body in UTF-16, not UTF-8", text.getBytes(UTF_16LE));
    add("the body in UTF-16, not UTF-8 (big-endian)", text.getBytes(UTF_16BE));
    add("the body encoded as UTF-8 twice", new String(body, ISO_8859_1).getBytes(UTF_8));
  }

  private void json() {
    JsonNode value;
    try {
      value = JSON.readTree(body);
    } catch (IOException e) {
      return; // not JSON, or not UTF-8: nothing to write anew
    }
    if (value.isContainerNode()) {
      STYLES.forEach((words, style) -> anew(words, style.write(value)));
      anew("indented as Jackson does", jackson(value));
      add("the body as a string within JSON", JsonStyle.COMPACT.write(JSON.valueToTree(text())));
      value.properties().stream()
          .filter(member -> member.getKey().matches("\\w{1,40}")) // it is shown in a header
          .limit(MAX_MEMBERS)
          .forEach(
              member ->
                  add("only a part of the body, " + member.getKey(), member.getValue().toString()));
    } else if (value.isTextual()) {
      add("the JSON within the string that was sent", value.textValue());
    }
  }

  private void anew(String words, String written) {
    add("the same JSON " + words, written);
    add("the same JSON " + words + ", with a line feed at its end", written + "\n");
  }

  private static Map<String, JsonStyle> styles() {
    JsonStyle compact = JsonStyle.COMPACT;
    JsonStyle spaced = JsonStyle.SPACED;
    Map<String, JsonStyle> styles = new LinkedHashMap<>();
    styles.put("without spaces, as JSON.stringify writes it", compact);
    styles.put(
        "with spaces after commas and colons, as Python's json.dumps writes it",
        spaced.escaping(Escapes.NOT_ASCII));
    styles.put("with spaces after commas and colons", spaced);
    styles.put("without spaces, numbers as JavaScript writes them", compact.withDoubles());
    styles.put("with \\u escapes for all but ASCII", compact.escaping(Escapes.NOT_ASCII));
    styles.put(
        "with escaped slashes, as PHP's json_encode writes it", compact.escaping(Escapes.SLASH));
    styles.put("with escapes for < > &, as Go writes it", compact.escaping(Escapes.HTML));
    styles.put(
        "with escapes for < > & = ', as Gson writes it", compact.escaping(Escapes.MORE_HTML));
    styles.put("with the escapes of System.Text.Json", compact.escaping(Escapes.DOTNET));
    styles.put("indented by two spaces", compact.indented("  "));
    styles.put("indented by four spaces", compact.indented("    "));
    styles.put("indented by tabs", compact.indented("\t"));
    styles.put("indented as Python does", compact.indented("    ").escaping(Escapes.NOT_ASCII));
    styles.put("indented as PHP does", compact.indented("    ").escaping(Escapes.SLASH));
    styles.put("with its names sorted", compact.withSortedNames());
    styles.put(
        "with its names sorted, as Python's json.dumps writes it",
        spaced.escaping(Escapes.NOT_ASCII).withSortedNames());
    styles.put(
        "with its names sorted, as Go writes a map",
        compact.escaping(Escapes.HTML).withSortedNames());
    return styles;
  }

  private static String jackson(JsonNode value) {
    try {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
      return JSON.writer(printer).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
