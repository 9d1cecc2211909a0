package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The binding that the README quotes, and what it records. */
class MicrometerBindingTest {

  // tag::binding[]
  record MicrometerListener(MeterRegistry registry) implements CallListener {
    @Override
    public void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {
      String operation = attempt.operationId();
      registry
          .timer("datacue.attempts", "operation", operation, "status", String.valueOf(status))
          .record(duration);
    }

    @Override
    public void onRetry(Attempt failed, String reason, Duration wait) {
      registry.counter("datacue.retries", "operation", failed.operationId()).increment();
    }

    @Override
    public void onFailure(Attempt last, DataCueException failure, Duration duration) {
      String kind = failure.getClass().getSimpleName();
      registry
          .timer("datacue.failures", "operation", last.operationId(), "exception", kind)
          .record(duration);
    }
  }

  // end::binding[]

  @ParameterizedTest
  @EnumSource(Calls.class)
  void timersTellOperationsAndStatusesApart(Calls calls) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    FakeTime time = new FakeTime();
    ScriptedServer.Step busy =
        socket -> {
          time.pass(Duration.ofMillis(40));
          return ScriptedServer.status(503).play(socket);
        };
    try (ScriptedServer server =
            new ScriptedServer(busy, busy, ScriptedServer.status(204), ScriptedServer.status(400));
        DataCueClient client =
            builder(server).time(time).listener(new MicrometerListener(registry)).build()) {
      calls.result(client.users().deleteUser("u1"));
      ApiCall<?> refused = client.orders().deleteOrder("o1");
      assertThrows(BadRequestException.class, () -> calls.result(refused));
    }
    var failed =
        registry.get("datacue.attempts").tags("operation", "deleteUser", "status", "503").timer();
    assertEquals(2, failed.count());
    assertEquals(80, failed.totalTime(TimeUnit.MILLISECONDS));
    assertEquals(
        1,
        registry
            .get("datacue.attempts")
            .tags("operation", "deleteUser", "status", "204")
            .timer()
            .count());
    assertEquals(
        2, registry.get("datacue.retries").tag("operation", "deleteUser").counter().count());
    assertEquals(
        1,
        registry
            .get("datacue.failures")
            .tags("operation", "deleteOrder", "exception", "BadRequestException")
            .timer()
            .count());
    assertEquals(1, registry.find("datacue.failures").timers().size());
  }
}
