package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.mock.Caller;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.gate.RawCaller.RawAnswer;
import co.datacue.mock.gate.SandboxPage.Row;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds the page that tells what the mock answers against the mock. */
@Timeout(120)
class SandboxAnswersTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final String PUT =
      "PUT /v1/users/u HTTP/1.1\r\nContent-Type: application/json\r\n";

  private static final Set<String> told = new LinkedHashSet<>();
  private static SandboxPage page;

  @BeforeAll
  static void read() throws IOException {
    page = SandboxPage.read();
  }

  @AfterAll
  static void everyRowWasSeen() {
    assertEquals(
        page.rows().stream().map(Row::what).collect(Collectors.toSet()),
        told.stream().map(page::row).map(Row::what).collect(Collectors.toSet()));
  }

  @Test
  void mockAnswersAsThePageSaysAndGoesOn() throws Exception {
    Caller good = Caller.of(MOCK.mock());
    for (OddRequest odd : OddRequest.all(good)) {
      try (RawCaller caller = new RawCaller(MOCK.baseUrl())) {
        assertTold(odd.row(), caller.send(odd.bytes()).answer());
      }
      assertEquals(204, good.signed("PUT", "/v1/users/u", "{}").statusCode(), odd.row());
    }
  }

  @Test
  void bodyThatEndsEarly() throws Exception {
    try (SignatureGate gate = gate(ServerLimits.standard());
        RawCaller caller = new RawCaller(gate.baseUrl())) {
      caller.send(PUT + "Content-Length: 9\r\n\r\n{}").end();
      assertTold("A body that ends", caller.answer());
    }
  }

  @Test
  void requestThatStops() throws Exception {
    assertEquals(Duration.ofSeconds(30), ServerLimits.standard().patience());
    try (SignatureGate gate = gate(new ServerLimits(9, LONG, SHORT, 1));
        RawCaller inHeaders = new RawCaller(gate.baseUrl()).send(PUT);
        RawCaller inBody = new RawCaller(gate.baseUrl())) {
      assertTold("A request that stops", inHeaders.answer());
      assertTold("A request that stops", inBody.send(PUT + "Content-Length: 9\r\n\r\n").answer());
    }
  }

  @Test
  void tooManyConnections() throws Exception {
    assertEquals(1024, ServerLimits.standard().connections());
    try (SignatureGate gate = gate(new ServerLimits(0, LONG, LONG, 1));
        RawCaller caller = new RawCaller(gate.baseUrl())) {
      assertTold("More than 1,024", caller.answer());
    }
  }

  @Test
  void tooLargeBodiesTogether() throws Exception {
    try (SignatureGate gate = gate(new ServerLimits(9, LONG, LONG, 99_999));
        RawCaller caller = new RawCaller(gate.baseUrl())) {
      caller.send(PUT + "Content-Length: 300000\r\n\r\n" + " ".repeat(300_000));
      assertTold("Unfinished bodies", caller.answer());
    }
  }

  @Test
  void prismThatEnds() throws Exception {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    assertTold("A request that ends Prism", relayed(new Ended(free), LONG));
  }

  @Test
  void prismThatIsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String base = "http://127.0.0.1:" + silent.getLocalPort();
      assertTold("A request that Prism has", relayed(Upstream.fixed(base, () -> ""), SHORT));
    }
  }

  @Test
  void prismThatCannotBeStarted() throws Exception {
    assertTold("Any request while", relayed(new Ended(-1), LONG));
  }

  @Test
  void listenerThatThrows() throws Exception {
    try (SignatureGate gate =
            new SignatureGate(
                0,
                Contract.builtIn(),
                List.of((request, next) -> new Answer(204, Map.of(), new byte[0])),
                exchange -> {
                  throw new AssertionError("expected another status");
                },
                exchange -> {});
        RawCaller caller = new RawCaller(gate.baseUrl())) {
      assertTold("A listener", caller.send(PUT + "\r\n").answer());
    }
  }

  /** One that has ended, or cannot even be started. */
  private record Ended(int port) implements Upstream {
    @Override
    public String base() throws IOException {
      if (port < 0) {
        throw new IOException("There is no Node.");
      }
      return "http://127.0.0.1:" + port;
    }

    @Override
    public boolean hasEnded(String base) {
      return true;
    }

    @Override
    public void giveUp(String base) {
      throw new AssertionError("It has ended already.");
    }

    @Override
    public String diagnosis(String base) {
      return "Its last words.";
    }
  }

  private static RawAnswer relayed(Upstream upstream, Duration patience) throws IOException {
    List<Step> steps = Steps.prism(Contract.builtIn(), new Relay(upstream, patience));
    try (SignatureGate gate =
            new SignatureGate(0, Contract.builtIn(), steps, exchange -> {}, exchange -> {});
        RawCaller caller = new RawCaller(gate.baseUrl())) {
      return caller.send(PUT + "\r\n").answer();
    }
  }

  private static SignatureGate gate(ServerLimits limits) {
    List<Step> steps = List.of((request, next) -> new Answer(204, Map.of(), request.body()));
    return new SignatureGate(0, Contract.builtIn(), steps, exchange -> {}, exchange -> {}, limits);
  }

  private static void assertTold(String row, RawAnswer answer) throws IOException {
    page.row(row).assertTells(answer);
    told.add(row);
  }
}
