package co.datacue.examples.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the program as a user would: in a JVM of its own, told everything by its environment. */
@ExtendWith(DataCueMockExtension.class)
class PlainJavaContractTest {

  private record Run(int exitCode, String output) {}

  private static Run run(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PlainJava.class.getName())
            .redirectErrorStream(true);
    java.environment().keySet().removeIf(name -> name.startsWith("DATACUE_"));
    java.environment().putAll(environment);
    Process process = java.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void everyStepIsTakenByTheApi(DataCueMock mock) throws Exception {
    int before = mock.exchanges().size();
    Run run =
        run(
            Map.of(
                "DATACUE_API_KEY", mock.key(),
                "DATACUE_API_SECRET", mock.secret(),
                "DATACUE_BASE_URL", mock.baseUrl()));
    assertEquals(0, run.exitCode(), run.output());
    List<Exchange> exchanges = mock.exchanges().subList(before, mock.exchanges().size());
    assertEquals(
        List.of(
            "createProduct 201",
            "createUser 201",
            "createOrder 201",
            "trackEvent 200",
            "batchCreateProducts 207"),
        exchanges.stream()
            .map(exchange -> exchange.operationId() + " " + exchange.status())
            .toList());
    assertTrue(run.output().contains("Recommended: "), run.output());
    assertTrue(run.output().contains("Imported 2 of 2"), run.output());
  }

  @Test
  void wrongSecretEndsTheProgramWithTheReason(DataCueMock mock) throws Exception {
    Run run =
        run(
            Map.of(
                "DATACUE_API_KEY", mock.key(),
                "DATACUE_API_SECRET", "not-the-secret",
                "DATACUE_BASE_URL", mock.baseUrl()));
    assertEquals(1, run.exitCode(), run.output());
    assertTrue(
        run.output().contains("createProduct") && run.output().contains("401"), run.output());
    assertTrue(!run.output().contains("not-the-secret"), run.output());
  }

  @Test
  void missingKeyIsNamed() throws Exception {
    Run run = run(Map.of());
    assertEquals(1, run.exitCode(), run.output());
    assertTrue(run.output().contains("DATACUE_API_KEY"), run.output());
  }
}
