package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How Prism's process ends, and what callers see of it. */
@Timeout(60)
class PrismLifetimeTest {
  @TempDir Path folder;

  @Test
  void prismThatWasEndedIsStartedAgainAndNobodyNotices() throws Exception {
    ProcessHandle second;
    try (DataCueMock mock = DataCueMock.start()) {
      Caller caller = Caller.of(mock);
      assertEquals(204, caller.signed("PUT", "/v1/users/u1", "{}").statusCode());
      ProcessHandle first = mock.prism().running().handle();
      first.destroyForcibly();
      assertEquals(204, caller.signed("PUT", "/v1/users/u1", "{}").statusCode());
      assertFalse(first.isAlive());
      second = mock.prism().running().handle();
    }
    second.onExit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void closedMockEndsPrismAndStopsListening() throws Exception {
    DataCueMock mock = DataCueMock.start();
    ProcessHandle prism = mock.prism().running().handle();
    assertTrue(prism.isAlive());
    mock.close();
    assertFalse(prism.isAlive());
    assertThrows(
        ConnectException.class, () -> Caller.of(mock).signed("DELETE", "/v1/users/u1", ""));
  }

  @Test
  void takenPortEndsPrismAgain() {
    try (DataCueMock mock = DataCueMock.start()) {
      int port = Integer.parseInt(mock.baseUrl().replaceAll(".*:", ""));
      long before = prisms();
      assertTrue(before > 0, "the first mock's own is not seen");
      DataCueMock.Builder second = DataCueMock.builder().port(port);
      String message = assertThrows(MockException.class, second::start).getMessage();
      assertTrue(message.contains("Port " + port), message);
      assertEquals(before, prisms());
    }
  }

  @Test
  void contractThatPrismRejectsShowsItsOutput() throws Exception {
    Path file = folder.resolve("contract.yaml");
    Files.writeString(
        file,
        """
        paths: {/x: {get: {operationId: x, responses: {'200': {}}, security: [{b: []}]}}}
        components: {securitySchemes: {b: {x-signing-scheme: KEY_ONLY}}}
        """);
    DataCueMock.Builder settings = DataCueMock.builder().contract(file);
    String message = assertThrows(MockException.class, settings::start).getMessage();
    assertTrue(message.contains("Prism has ended"), message);
    assertTrue(message.contains("Prism cannot mock this contract"), message);
  }

  @Test
  void unusableCredentialsAreRefused() {
    DataCueMock.Builder settings = DataCueMock.builder();
    assertThrows(IllegalArgumentException.class, () -> settings.key(" "));
    assertThrows(IllegalArgumentException.class, () -> settings.key("a:b"));
    assertThrows(IllegalArgumentException.class, () -> settings.secret(""));
    assertThrows(IllegalArgumentException.class, () -> settings.port(65536));
  }

  /** Other tests beside this one start programs too, but none that Node runs. */
  private static long prisms() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").contains("node"))
        .count();
  }
}
