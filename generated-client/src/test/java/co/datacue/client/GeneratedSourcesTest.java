package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users step into generated code: it reads like the rest. */
class GeneratedSourcesTest {
  private static final Path SOURCES = Path.of("target/generated-sources/openapi");
  private static final int COLUMNS = 100;
  private static final int TEMPLATE_COLUMNS = 120;

  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.*]+);\n");
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*.*?\\*/");
  private static final Pattern EXAMPLE =
      Pattern.compile("<p>Example: (?:\\{@code (.*?)}|<code>(.*?)</code>)\\. (?=<p>|@param)");

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Test
  void everyImportIsUsedOnceAndInOrder() throws IOException {
    int seen = 0;
    for (Map.Entry<Path, String> source : files(SOURCES, ".java").entrySet()) {
      List<String> imports =
          IMPORT.matcher(source.getValue()).results().map(r -> r.group(1)).toList();
      assertEquals(imports.stream().distinct().sorted().toList(), imports, name(source));
      String body = IMPORT.matcher(source.getValue()).replaceAll("");
      for (String type : imports) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        assertTrue(
            Pattern.compile("\\b" + Pattern.quote(simple) + "\\b").matcher(body).find(),
            () -> name(source) + " does not use " + type);
      }
      seen += imports.size();
    }
    assertTrue(seen > 100, "only " + seen + " imports");
  }

  @Test
  void noLineIsWiderThanTheFormatterMakesIt() throws IOException {
    List<String> wide = new ArrayList<>();
    for (Map.Entry<Path, String> source : files(SOURCES, ".java").entrySet()) {
      for (String line : source.getValue().split("\n")) {
        // What has no gap cannot be broken.
        boolean breakable = line.strip().replaceFirst("^\\* ", "").contains(" ");
        if (line.length() > COLUMNS && breakable && !line.startsWith("import ")) {
          wide.add(name(source) + ": " + line);
        }
      }
    }
    assertEquals(List.of(), wide);
  }

  @Test
  void textsOfTheContractAreWrittenAsInJavadoc() throws IOException {
    // Others are escapes that Javadoc does not need, or marks of the templates.
    Pattern escaped =
        Pattern.compile("&(?!(lt|gt|amp|#47|#64|#92);)[#\\w]+;|</?(text|example)>|\\*_/");
    List<String> left = new ArrayList<>();
    for (Map.Entry<Path, String> source : files(SOURCES, ".java").entrySet()) {
      for (String javadoc : javadoc(source.getValue())) {
        String prose = EXAMPLE.matcher(javadoc).replaceAll("");
        if (escaped.matcher(javadoc).find() || prose.contains("\\\"") || prose.contains("`")) {
          left.add(name(source) + ": " + javadoc);
        }
      }
    }
    assertEquals(List.of(), left);
  }

  @Test
  void examplesAreJson() throws IOException {
    int seen = 0;
    for (Map.Entry<Path, String> source : files(SOURCES, ".java").entrySet()) {
      for (String javadoc : javadoc(source.getValue())) {
        Matcher example = EXAMPLE.matcher(javadoc);
        assertEquals(javadoc.contains("Example:"), example.find(), name(source) + ": " + javadoc);
        if (javadoc.contains("Example:")) {
          String shown =
              example.group(1) != null ? example.group(1) : withoutEntities(example.group(2));
          assertDoesNotThrow(() -> json.readTree(shown), () -> name(source) + ": " + shown);
          seen++;
        }
      }
    }
    assertTrue(seen > 50, "only " + seen + " examples");
  }

  @Test
  void templatesCanBeRead() throws IOException {
    for (Map.Entry<Path, String> template : files(Path.of("templates"), ".mustache").entrySet()) {
      assertTrue(template.getValue().startsWith("{{! "), () -> name(template) + " says not why");
      template
          .getValue()
          .lines()
          .forEach(
              line ->
                  assertTrue(
                      line.length() <= TEMPLATE_COLUMNS, () -> template.getKey() + ": " + line));
    }
  }

  private static Map<Path, String> files(Path folder, String extension) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(file -> file.toString().endsWith(extension)).toList()) {
        files.put(file, Files.readString(file));
      }
    }
    assertTrue(files.size() > 10, () -> "only " + files.keySet() + " in " + folder);
    return files;
  }

  private static String name(Map.Entry<Path, String> file) {
    return file.getKey().getFileName().toString();
  }

  /** Each Javadoc comment of a source, in one line. */
  private static List<String> javadoc(String source) {
    return JAVADOC
        .matcher(source)
        .results()
        .map(comment -> comment.group().replaceAll("\n *\\* ?", " ").replaceAll(" +", " "))
        .toList();
  }

  private static String withoutEntities(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#47;", "/")
        .replace("&#64;", "@")
        .replace("&#92;", "\\")
        .replace("&amp;", "&");
  }
}
