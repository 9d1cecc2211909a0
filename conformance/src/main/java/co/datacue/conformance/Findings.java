package co.datacue.conformance;

import co.datacue.mock.Operation;
import co.datacue.mock.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a run found out about one operation. Not for use by several threads. */
final class Findings {
  private final Operation operation;
  private final List<String> differences = new ArrayList<>();
  private final List<String> notTried = new ArrayList<>();
  private final TreeSet<Integer> seen = new TreeSet<>();
  private final boolean partly;
  private int tried;

  /**
   * @param leftOut what is not tried from the start, and why
   */
  Findings(Operation operation, List<String> leftOut) {
    this.operation = operation;
    this.notTried.addAll(leftOut);
    this.partly = !leftOut.isEmpty();
  }

  Operation operation() {
    return operation;
  }

  void tried(int status) {
    tried++;
    seen.add(status);
  }

  void differs(Check check, String how) {
    differences.add(check.name() + ": " + how);
  }

  void notTried(String what, String why) {
    notTried.add(what + ": " + why);
  }

  /** Says of what a whole run leaves out why that is so. */
  void missing() {
    if (operation.path().contains("{")) {
      notTried("an empty id", "with it, a server might delete more than was created");
    }
    operation.responses().keySet().stream()
        .filter(status -> !seen.contains(status))
        .forEach(status -> notTried("status " + status, Plan.missing(status)));
  }

  /** How many requests were answered. */
  int tried() {
    return tried;
  }

  /** Which answers were not as documented, and how. */
  List<String> differences() {
    return differences;
  }

  /** What was not tried, and why. */
  List<String> notTried() {
    return notTried;
  }

  /** All of it in one line. */
  Verdict verdict() {
    if (!differences.isEmpty()) {
      String first = differences.get(0);
      return Verdict.differs("%d of %d, first %s".formatted(differences.size(), tried, first));
    }
    if (tried == 0) {
      return Verdict.notTried(notTried.isEmpty() ? "the run ended before" : notTried.get(0));
    }
    return partly
        ? new Verdict(Verdict.Outcome.AS_DOCUMENTED, "as far as tried, without " + notTried.get(0))
        : Verdict.asDocumented();
  }
}
