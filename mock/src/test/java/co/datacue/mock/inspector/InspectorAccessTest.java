package co.datacue.mock.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.gate.RawCaller;
import co.datacue.mock.gate.RawCaller.RawAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer from the inspector, and what its pages may do. */
class InspectorAccessTest {
  private static DataCueMock mock;

  @BeforeAll
  static void start() {
    mock = DataCueMock.start();
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  private static RawAnswer ask(String method, String path, String... headers) throws IOException {
    String own = "Host: " + URI.create(mock.baseUrl()).getAuthority();
    String all = headers.length == 0 ? own : String.join("\r\n", headers);
    try (RawCaller raw = new RawCaller(mock.baseUrl())) {
      return raw.send(method + " " + path + " HTTP/1.1\r\n" + all + "\r\n\r\n").answer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:4010",
        "127.0.0.1.attacker.example",
        "localhost.attacker.example",
        "attacker.example#127.0.0.1",
        "0.0.0.0",
        "[::]",
      })
  void nameThatWasMadeToPointHereIsRefused(String host) throws Exception {
    assertRefused(ask("GET", "/_datacue/api/exchanges", "Host: " + host));
    assertRefused(ask("GET", "/_datacue/", "Host: " + host));
    assertRefused(ask("DELETE", "/_datacue/api/exchanges", "Host: " + host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]:80", "localhost:4010"})
  void namesOfThisMachineAreTaken(String host) throws Exception {
    assertEquals(200, ask("GET", "/_datacue/api/exchanges", "Host: " + host).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://attacker.example",
        "Origin: null",
        "Origin: http://localhost:3000",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
      })
  void pagesOfOtherOriginsAreRefused(String header) throws Exception {
    assertRefused(ask("GET", "/_datacue/api/exchanges", "Host: localhost", header));
    assertRefused(ask("DELETE", "/_datacue/api/exchanges", "Host: localhost", header));
    assertRefused(ask("DELETE", "/_datacue/api/state", "Host: localhost", header));
  }

  @Test
  void linkFromElsewhereOpensThePageButNoFrameDoes() throws Exception {
    String link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: ";
    assertEquals(200, ask("GET", "/_datacue/", "Host: localhost", link + "document").status());
    assertRefused(ask("GET", "/_datacue/", "Host: localhost", link + "iframe"));
  }

  @Test
  void mockThatHoldsNothingHasNothingToReset() throws Exception {
    RawAnswer answer = ask("DELETE", "/_datacue/api/state", "Host: localhost");
    assertEquals(409, answer.status());
    assertTrue(answer.text().contains("--state"), answer::text);
  }

  private static void assertRefused(RawAnswer answer) {
    assertEquals(403, answer.status(), answer::text);
    assertTrue(answer.text().startsWith("{\"message\":\"The inspector is "), answer::text);
    assertEquals("none", answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void everyFileKeepsToItself() throws Exception {
    for (String path : List.of("/", "/inspector.css", "/inspector.js", "/icon.svg", "/api/")) {
      RawAnswer answer = ask("GET", "/_datacue" + path);
      assertEquals(200, answer.status(), path);
      String policy = answer.header("Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; "), policy);
      assertFalse(policy.contains("unsafe") || policy.contains("*"), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertEquals("nosniff", answer.header("X-Content-Type-Options"));
      assertEquals("no-store", answer.header("Cache-Control"));
      assertEquals("none", answer.header("Access-Control-Allow-Origin"));
    }
    for (String path :
        List.of("/../MockCommand.class", "/Inspector.class", "/%2e%2e/x", "/api/x")) {
      assertEquals(404, ask("GET", "/_datacue" + path).status(), path);
    }
  }

  @Test
  void otherAddressesOfThisMachineDoNotLeadHere() throws Exception {
    int port = URI.create(mock.baseUrl()).getPort();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
            .toList();
    for (InetAddress other : others) {
      try (Socket socket = new Socket()) {
        assertThrows(
            ConnectException.class,
            () -> socket.connect(new InetSocketAddress(other, port), 2000),
            other::toString);
      }
    }
    assertTrue(InetAddress.getByName(URI.create(mock.baseUrl()).getHost()).isLoopbackAddress());
  }
}
