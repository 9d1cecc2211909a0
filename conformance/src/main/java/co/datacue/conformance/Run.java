package co.datacue.conformance;

import co.datacue.conformance.Check.Sending;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import co.datacue.mock.report.Coverage;
import co.datacue.mock.report.CoverageReport;
import co.datacue.mock.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a plan's requests, one after the other, judges the answers, and deletes after each request
 * what it may have created, however the run ends.
 */
final class Run implements AutoCloseable {
  /** So many requests without an answer, one after the other, end the run. */
  private static final int MAX_UNANSWERED = 3;

  /** So many answers of 401 and nothing else, for one way of signing, end it too. */
  private static final int MAX_REFUSED = 10;

  private static final int LONGEST_REQUEST_SECONDS = 60;

  private final Plan plan;
  private final RawSender raw;
  private final ClientSender client;
  private final CleanUp cleanUp;
  private final Judge judge = new Judge();
  private final Coverage coverage;
  private final Map<Operation, Findings> findings = new LinkedHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<Signing, Integer> refused = new EnumMap<>(Signing.class);
  private volatile boolean stopping;
  private @Nullable String broken;
  private List<String> left = List.of();
  private int unanswered;

  /**
   * @throws IllegalArgumentException if the client does not take the target's settings
   */
  Run(Plan plan, Target target) {
    this.plan = plan;
    this.raw = new RawSender(target);
    this.client = new ClientSender(target);
    this.cleanUp = new CleanUp(raw, plan.contract());
    this.coverage = Coverage.of(plan.contract());
  }

  /**
   * Sends everything, unless it is stopped or the server does not answer any more.
   *
   * @param onOperation told of each operation once all of its requests are done
   */
  void run(Consumer<Findings> onOperation) throws InterruptedException {
    try {
      for (Map.Entry<Operation, List<Check>> each : plan.checks().entrySet()) {
        Findings found = new Findings(each.getKey(), plan.leftOut(each.getKey()));
        findings.put(each.getKey(), found);
        for (Check check : each.getValue()) {
          if (!goesOn()) {
            break;
          }
          send(check, found);
        }
        if (found.tried() > 0 && goesOn()) {
          found.missing();
        }
        onOperation.accept(found);
      }
    } finally {
      left = cleanUp.atEnd();
      ended.countDown();
    }
  }

  private boolean goesOn() {
    return !stopping && broken == null;
  }

  /** Ends the run after the request under way, and waits until all is deleted. */
  void stop() {
    stopping = true;
    try {
      ended.await(LONGEST_REQUEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Check check, Findings found) throws InterruptedException {
    try {
      if (check.expected() == Check.Expected.TAKEN) {
        String problem = cleanUp.arrange(check.operation(), check.ids()).orElse("");
        if (!problem.isEmpty()) {
          found.notTried(check.name(), problem);
          return;
        }
      }
      Instant start = Instant.now();
      Answered answered = answered(check);
      unanswered = 0;
      coverage.add(exchange(check, answered, start));
      found.tried(answered.status());
      boolean taken = answered.status() / 100 == 2;
      if (taken && check.operation().method().equals("DELETE")) {
        cleanUp.hasDeleted(check);
      } else if (taken || answered.status() >= 500) {
        cleanUp.mayHaveCreated(check, taken);
      }
      countRefused(check, answered.status());
      judge.difference(check, answered).ifPresent(how -> found.differs(check, how));
    } catch (IOException e) {
      cleanUp.mayHaveCreated(check, false);
      found.notTried(check.name(), "no answer came (" + e.getMessage() + ")");
      unanswered++;
      if (unanswered == MAX_UNANSWERED) {
        broken = "The server does not answer: " + e.getMessage();
      }
    } finally {
      cleanUp.afterRequest();
    }
  }

  /** Where nothing is taken, it is the credentials that are wrong, not a thousand requests. */
  private void countRefused(Check check, int status) {
    if (check.expected() == Check.Expected.TAKEN) {
      Signing signing = check.operation().signing();
      int before = refused.getOrDefault(signing, 0);
      if (status != 401) {
        refused.put(signing, Integer.MIN_VALUE);
      } else if (before >= 0) {
        refused.put(signing, before + 1);
        if (before + 1 == MAX_REFUSED) {
          broken =
              "The server refuses the credentials: the first %d requests were answered 401."
                  .formatted(MAX_REFUSED);
        }
      }
    }
  }

  private Answered answered(Check check) throws IOException, InterruptedException {
    return check.sending() == Sending.BY_CLIENT ? client.send(check) : raw.send(check);
  }

  private static Exchange exchange(Check check, Answered answered, Instant start) {
    boolean right = check.sending().isRight();
    return new Exchange(
        check.operation().id(),
        check.operation().method(),
        check.path(),
        null,
        Map.of(),
        check.body().getBytes(StandardCharsets.UTF_8),
        right,
        right ? null : "sent " + check.name(),
        false,
        answered.status(),
        Map.of("Content-Type", List.of(answered.contentType())),
        answered.body(),
        start,
        Duration.between(start, Instant.now()),
        null,
        true);
  }

  /** Why the run could not be finished, or null. */
  @Nullable String broken() {
    return broken;
  }

  /** What was created and could not be deleted. */
  List<String> left() {
    return left;
  }

  /** What was found, in the contract's order. */
  List<Findings> findings() {
    return new ArrayList<>(findings.values());
  }

  /** The same report as of a test run with the mock, with a verdict on each operation. */
  CoverageReport report() {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    findings.forEach((operation, found) -> verdicts.put(operation.id(), found.verdict()));
    return coverage.report().with(verdicts);
  }

  @Override
  public void close() {
    client.close();
  }
}
