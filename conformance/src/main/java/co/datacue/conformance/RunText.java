package co.datacue.conformance;

import co.datacue.mock.report.CoverageReport;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run found, in words and for programs. */
record RunText(Run run) {
  private static final int SHOWN = 20;

  /** What the lines for each operation have not said yet. */
  void print(PrintWriter out) {
    for (Findings found : run.findings()) {
      list(out, found.operation().id() + " differs:", found.differences());
    }
    out.println();
    list(out, "Not tried:", notTried());
    list(out, "Could not be deleted:", run.left());
    if (run.broken() != null) {
      out.println(run.broken());
    }
    List<Findings> all = run.findings();
    out.printf(
        "%n%d requests: %d operations as documented, %d differ, %d not tried%n",
        all.stream().mapToInt(Findings::tried).sum(),
        count(all, true),
        all.stream().filter(found -> !found.differences().isEmpty()).count(),
        count(all, false));
  }

  /** Many operations have the same reasons; those that were not tried at all have told theirs. */
  private List<String> notTried() {
    Map<String, List<String>> operations = new LinkedHashMap<>();
    for (Findings found : run.findings()) {
      for (String reason : found.tried() > 0 ? found.notTried() : List.<String>of()) {
        operations.computeIfAbsent(reason, first -> new ArrayList<>()).add(found.operation().id());
      }
    }
    return operations.entrySet().stream()
        .map(
            each ->
                each.getKey()
                    + " ("
                    + (each.getValue().size() == run.findings().size()
                        ? "all operations"
                        : String.join(", ", each.getValue()))
                    + ")")
        .toList();
  }

  private static long count(List<Findings> all, boolean tried) {
    return all.stream()
        .filter(found -> found.differences().isEmpty() && found.tried() > 0 == tried)
        .count();
  }

  private static void list(PrintWriter out, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println(head);
      lines.stream().limit(SHOWN).forEach(line -> out.println("    " + line));
      if (lines.size() > SHOWN) {
        out.println("    and " + (lines.size() - SHOWN) + " more");
      }
    }
  }

  /** Writes the coverage report, and every difference to {@code conformance.json}. */
  void write(Path folder) {
    CoverageReport report = run.report();
    report.write(folder);
    try {
      Files.writeString(folder.resolve("conformance.json"), json());
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be written to " + folder + ": " + e, e);
    }
  }

  private String json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("finished", run.broken() == null);
    ArrayNode operations = node.putArray("operations");
    for (Findings found : run.findings()) {
      ObjectNode each =
          operations
              .addObject()
              .put("operation", found.operation().id())
              .put("verdict", found.verdict().outcome().name())
              .put("requests", found.tried());
      found.differences().forEach(each.putArray("differences")::add);
      found.notTried().forEach(each.putArray("notTried")::add);
    }
    run.left().forEach(node.putArray("notDeleted")::add);
    return node.toPrettyString();
  }
}
