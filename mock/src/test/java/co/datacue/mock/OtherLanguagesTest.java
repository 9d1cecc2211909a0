package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that sign with their own language's library agree with the gate. */
@Timeout(60)
@ExtendWith(DataCueMockExtension.class)
class OtherLanguagesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"python3, create-product.py", "node, create-product.mjs"})
  void productSignedElsewhereIsCreated(String language, String script, DataCueMock mock)
      throws Exception {
    assertEquals("201", run(language, script, mock, mock.secret()));
  }

  @ParameterizedTest
  @CsvSource({"python3, create-product.py", "node, create-product.mjs"})
  void wrongSecretElsewhereIsRefused(String language, String script, DataCueMock mock)
      throws Exception {
    assertEquals("401", run(language, script, mock, "another-secret"));
  }

  private String run(String language, String name, DataCueMock mock, String secret)
      throws IOException, InterruptedException {
    Path script = folder.resolve(name);
    try (InputStream in = OtherLanguagesTest.class.getResourceAsStream(name)) {
      Files.write(script, in.readAllBytes());
    }
    Path body = folder.resolve("body.json");
    Operation operation = mock.contract().operation("createProduct");
    String example = operation.requestExamples().get("jeans").toString();
    Files.writeString(body, example.replace("cool", "c\u00f6\u00f6l"));
    ProcessBuilder command =
        new ProcessBuilder(
                List.of(
                    language,
                    script.toString(),
                    mock.baseUrl(),
                    mock.key(),
                    secret,
                    body.toString()))
            .redirectErrorStream(true);
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      assumeTrue(false, language + " is not on the PATH: install it to run this test");
      throw e;
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
