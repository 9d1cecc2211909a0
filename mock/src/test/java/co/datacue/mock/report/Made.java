package co.datacue.mock.report;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Exchanges made for tests. */
final class Made {
  static final Contract CONTRACT = Contract.builtIn();

  private Made() {}

  /** An exchange as the mock records it. */
  static Exchange exchange(
      String operation, int status, boolean asked, String sent, String answer) {
    boolean refused = status == 401 || status == 413;
    return exchange(
        operation, status, asked, sent, answer, refused ? "refused" : null, Map.of(), null, true);
  }

  /** A request that the gate refused. */
  static Exchange refused(String operation, int status, String sent, String reason) {
    return exchange(operation, status, false, sent, "", reason, Map.of(), null, true);
  }

  /** A request that Prism refused. */
  static Exchange violating(String operation, String sent, String violations) {
    return exchange(
        operation,
        400,
        false,
        sent,
        "",
        null,
        Map.of("sl-violations", List.of(violations)),
        null,
        true);
  }

  /** A request that went wrong on demand. */
  static Exchange troubled(String operation, int status, String fault, boolean sentWhole) {
    return exchange(operation, status, false, "", "", null, Map.of(), fault, sentWhole);
  }

  private static Exchange exchange(
      String id,
      int status,
      boolean asked,
      String sent,
      String answer,
      @Nullable String refusal,
      Map<String, List<String>> answered,
      @Nullable String fault,
      boolean sentWhole) {
    return exchange(
        CONTRACT.operation(id), status, asked, sent, answer, refusal, answered, fault, sentWhole);
  }

  /** An exchange with all that a report may look at. */
  static Exchange exchange(
      Operation operation,
      int status,
      boolean asked,
      String sent,
      String answer,
      @Nullable String refusal,
      Map<String, List<String>> answered,
      @Nullable String fault,
      boolean sentWhole) {
    return new Exchange(
        operation.id(),
        operation.method(),
        operation.path(),
        null,
        Map.of("Authorization", List.of("Basic c2VjcmV0LWtleTpzZWNyZXQ=")),
        sent.getBytes(StandardCharsets.UTF_8),
        status != 401,
        refusal,
        asked,
        status,
        answered,
        answer.getBytes(StandardCharsets.UTF_8),
        Instant.EPOCH,
        Duration.ZERO,
        fault,
        sentWhole);
  }

  /** A request that no operation answers. */
  static Exchange stranger(String method, String path) {
    return new Exchange(
        null,
        method,
        path,
        null,
        Map.of(),
        new byte[0],
        false,
        null,
        false,
        404,
        Map.of(),
        new byte[0],
        Instant.EPOCH,
        Duration.ZERO,
        null,
        true);
  }

  /** The request example of this name. */
  static String example(String operation, String name) {
    return CONTRACT.operation(operation).requestExamples().get(name).toString();
  }

  /** A report with something of everything: answers, refusals, waivers and verdicts. */
  static CoverageReport report(String refusal) {
    Coverage coverage = Coverage.of(CONTRACT);
    coverage.add(exchange("trackEvent", 200, false, example("trackEvent", "pageviewHome"), "{}"));
    coverage.add(exchange("deleteUser", 500, true, "", ""));
    coverage.add(refused("createUser", 401, "{}", refusal));
    coverage.add(refused("updateUser", 502, "{}", "Prism ended"));
    return coverage
        .report(
            List.of(
                new Waiver("* status 413", Waiver.NOT_NEEDED, "Never so large."),
                new Waiver("createUser status 401", Waiver.NOT_NEEDED, "Nothing needs this.")),
            OptionalInt.of(50))
        .with(
            Map.of(
                "trackEvent", Verdict.asDocumented(),
                "createUser", Verdict.differs("no message"),
                "deleteOrder", Verdict.notTried("would delete")));
  }
}
