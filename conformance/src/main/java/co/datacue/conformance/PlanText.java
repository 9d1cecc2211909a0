package co.datacue.conformance;

import co.datacue.conformance.Check.Expected;
import co.datacue.conformance.request.CreatedThings;
import co.datacue.mock.Operation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A plan in words. */
record PlanText(Plan plan, String prefix) {
  void print(PrintWriter out) {
    out.println("Nothing is sent. A run would send, with ids that begin with " + prefix + ":");
    int all = 0;
    for (Map.Entry<Operation, List<Check>> each : plan.checks().entrySet()) {
      out.printf("%-24s%s%n", each.getKey().id(), words(each.getKey(), each.getValue()));
      plan.leftOut(each.getKey()).forEach(why -> out.printf("%-24snot: %s%n", "", why));
      all += each.getValue().size();
    }
    out.println(all + " requests, and those that create and delete what they need.");
    List<Operation> reading = plan.checks().keySet().stream().filter(Check::onlyReads).toList();
    out.println(
        reading.isEmpty()
            ? "No operation of the contract only reads."
            : "Only reading are " + reading);
    out.flush();
  }

  private String words(Operation operation, List<Check> checks) {
    if (checks.isEmpty()) {
      return "nothing";
    }
    long taken = count(checks, Expected.TAKEN);
    String words =
        "%d to be taken, %d to be refused as wrong, %d as unauthorized"
            .formatted(
                taken, count(checks, Expected.REFUSED), count(checks, Expected.UNAUTHORIZED));
    if (taken == 0) {
      return words;
    }
    CreatedThings created = new CreatedThings(plan.contract());
    for (Check check : checks) {
      if (check.expected() == Expected.TAKEN) {
        CleanUp.creations(created, check);
      }
    }
    int things = created.deletions().size();
    boolean stays = operation.method().equals("POST") && things == 0;
    return words
        + (things > 0 ? "; creates and deletes " + things : "")
        + (stays ? "; what these create stays" : "");
  }

  private static long count(List<Check> checks, Expected expected) {
    return checks.stream().filter(check -> check.expected() == expected).count();
  }
}
