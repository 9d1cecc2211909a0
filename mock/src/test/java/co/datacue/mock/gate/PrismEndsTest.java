package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.MockException;
import co.datacue.mock.prism.Prism;
import co.datacue.mock.prism.PrismInstallation;
import co.datacue.mock.prism.PrismKeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that end the real Prism: the gate refuses all that are known, so they go past it. */
@Timeout(120)
class PrismEndsTest {
  private final Contract contract = Contract.builtIn();
  private final AtomicInteger starts = new AtomicInteger();

  @Test
  void whoEndsPrismIsToldOnceAndAllOthersAreAnswered() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (PrismKeeper keeper = new PrismKeeper(this::start)) {
      Relay relay = new Relay(keeper);
      List<Future<Answer>> others = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        others.add(callers.submit(() -> relay.send(request("*/*"))));
      }
      Answer killed = relay.send(request("*"));
      assertEquals(502, killed.status());
      String reason = killed.headers().get(Answer.REASON).get(0);
      assertTrue(reason.contains("ended over this request"), reason);
      String body = new String(killed.body());
      assertTrue(body.contains("ended with exit code"), body);
      for (Future<Answer> other : others) {
        assertEquals(204, other.get().status());
      }
      assertEquals(204, relay.send(request("*/*")).status(), "the next one works");
      assertEquals(3, starts.get(), "it ended it twice, to be sure");
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void prismThatCannotBeStartedAgainIsTriedWithEveryRequest() throws Exception {
    try (PrismKeeper keeper = new PrismKeeper(this::startUnlessSecond)) {
      Relay relay = new Relay(keeper);
      Prism first = keeper.running();
      first.handle().destroyForcibly();
      first.handle().onExit().get();
      Answer refused = relay.send(request("*/*"));
      assertEquals(502, refused.status());
      assertTrue(new String(refused.body()).contains("no Node any more"), refused.toString());
      assertEquals(204, relay.send(request("*/*")).status());
    }
  }

  @Test
  void closedKeeperStartsNoMore() throws Exception {
    PrismKeeper keeper = new PrismKeeper(this::start);
    ProcessHandle prism = keeper.running().handle();
    keeper.close();
    prism.onExit().get();
    assertThrows(IOException.class, keeper::running);
    assertEquals(1, starts.get());
  }

  private Prism startUnlessSecond() {
    if (starts.get() == 1) {
      starts.incrementAndGet();
      throw new MockException("There is no Node any more.");
    }
    return start();
  }

  private Prism start() {
    starts.incrementAndGet();
    return Prism.start(PrismInstallation.ensure(), contract.text());
  }

  private ReceivedRequest request(String accept) {
    return ReceivedRequest.now(
        contract.operation("deleteUser"),
        "DELETE",
        "/v1/users/u",
        Map.of("Accept", List.of(accept), "Authorization", List.of("Basic azpz")),
        RequestBody.of(new byte[0]));
  }
}
