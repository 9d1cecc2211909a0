package co.datacue.mock.report;

import co.datacue.mock.Exchange;
import java.util.List;

/** Why a request was refused, in words under which the like are counted together. */
final class Reasons {
  private static final String HEADER = "DataCue-Mock-Reason";

  private Reasons() {}

  static String of(Exchange exchange) {
    if (exchange.fault() != null) {
      return "on demand: " + exchange.fault();
    }
    if (exchange.refusal() != null) {
      return alike(exchange.refusal());
    }
    List<String> reason = exchange.responseHeaders().getOrDefault(HEADER, List.of());
    if (!reason.isEmpty()) {
      return alike(reason.get(0));
    }
    List<Violation> violations = Violation.of(exchange);
    if (!violations.isEmpty()) {
      // Prism lists the failed keywords of all branches; the first is where it began.
      return violations.get(0).alike() + more(violations.size() - 1);
    }
    return exchange.preferRequested() ? "asked for with Prefer" : "no reason given";
  }

  private static String more(int others) {
    return others == 0 ? "" : ", and more";
  }

  /** Without numbers in parentheses, which differ from request to request. */
  private static String alike(String reason) {
    return reason.replaceAll(" \\(\\d[^)]*\\)", "");
  }
}
