package co.datacue.contract.readme;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every Java block of the README stands, but for white space, in a source that is compiled and run.
 */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> javaBlockIsCompiledByATest() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    List<String> sources = sources();
    List<String> blocks = JAVA_BLOCK.matcher(readme).results().map(ReadmeTest::block).toList();
    assertTrue(blocks.size() >= 6, "the README has " + blocks.size() + " Java blocks");
    return blocks.stream()
        .map(
            block ->
                dynamicTest(
                    block.lines().findFirst().orElseThrow(),
                    () ->
                        assertTrue(
                            sources.stream().anyMatch(source -> source.contains(tokens(block))),
                            () -> "No compiled source has this:\n" + block)));
  }

  private static String block(MatchResult match) {
    return match.group(1);
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files =
        Stream.of("contract-tests/src/test", "generated-client/src/test", "examples")
            .map(PROJECT::resolve)
            .flatMap(ReadmeTest::walk)) {
      List<String> sources =
          files.filter(file -> file.toString().endsWith(".java")).map(ReadmeTest::read).toList();
      return sources;
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return tokens(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tokens(String java) {
    return java.replaceAll("\\s+", "");
  }
}
