package co.datacue.examples.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs what javac made on the module path, on the module path. */
@ExtendWith(DataCueMockExtension.class)
class ModularContractTest {

  @Test
  void moduleThatRequiresTheClientReachesTheApi(DataCueMock mock) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                System.getProperty("application.module.path"),
                "--module",
                "co.datacue.examples.modular/co.datacue.examples.modular.Modular")
            .redirectErrorStream(true);
    java.environment()
        .putAll(
            Map.of(
                "DATACUE_API_KEY", mock.key(),
                "DATACUE_API_SECRET", mock.secret(),
                "DATACUE_BASE_URL", mock.baseUrl()));
    Process process = java.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("related_product_skus"), output);
    assertTrue(output.contains("\"page_type\":\"home\""), output);
    assertTrue(output.contains("Modular is in co.datacue.examples.modular"), output);
    assertTrue(output.contains("DataCueClient is in co.datacue.client"), output);
  }
}
