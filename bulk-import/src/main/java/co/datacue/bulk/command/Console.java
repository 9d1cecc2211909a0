package co.datacue.bulk.command;

import co.datacue.bulk.ImportFailedException;
import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.RunningImport;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.input.FileItems;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells how an import goes: a bar on a terminal, a line now and then elsewhere, or JSON. */
final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN_REJECTS = 20;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean terminal;
  private final long began = System.nanoTime();
  private long rejects;

  Console(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.terminal = !json && System.console() != null;
  }

  void begins(BatchOperation operation, List<Path> files, String address) {
    if (json) {
      ObjectNode event = event("begins");
      event.put("operation", operation.id()).put("to", address);
      files.forEach(file -> event.withArrayProperty("files").add(file.toString()));
      tell(event);
    } else {
      err.println(operation.id() + " from " + names(files) + " to " + address);
      err.flush();
    }
  }

  private static String names(List<Path> files) {
    Path first = files.get(0);
    String name = first.toString().equals("-") ? "standard input" : first.toString();
    return files.size() == 1 ? name : name + " and " + (files.size() - 1) + " more";
  }

  /** One that a dry run would reject. */
  void reject(ItemOutcome outcome) {
    rejects++;
    if (json) {
      ObjectNode event = event("rejected");
      event.put("file", outcome.source().file()).put("line", outcome.source().line());
      tell(event.put("reason", outcome.reason()));
    } else if (rejects <= SHOWN_REJECTS) {
      out.println(
          outcome.source().file() + ":" + outcome.source().line() + ": " + outcome.reason());
    }
  }

  void checked(ImportSummary summary) {
    if (json) {
      tell(event("checked").setAll(counts(summary)));
      return;
    }
    if (rejects > SHOWN_REJECTS) {
      out.println("… and " + (rejects - SHOWN_REJECTS) + " more");
    }
    out.printf(
        Locale.ROOT,
        "%,d items checked: %,d could be sent, %,d would be rejected.%n",
        summary.read(),
        summary.accepted(),
        summary.rejected());
    out.flush();
  }

  /** Tells of progress until the import is over. */
  ImportSummary follow(RunningImport running, FileItems items) throws InterruptedException {
    long every = terminal ? 250 : json ? 1_000 : 10_000;
    while (true) {
      try {
        return running.summary().get(every, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress(running.soFar(), items.fraction());
      } catch (ExecutionException | CompletionException e) {
        if (e.getCause() instanceof ImportFailedException failed) {
          throw failed;
        } else if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException("The import failed: " + e.getCause(), e.getCause());
      } finally {
        if (terminal) {
          err.print("\r\033[K");
          err.flush();
        }
      }
    }
  }

  private void progress(ImportSummary soFar, double fraction) {
    double seconds = (System.nanoTime() - began) / 1e9;
    long rate = Math.round((soFar.settled() - soFar.earlier()) / seconds);
    if (json) {
      ObjectNode event = event("progress");
      event.setAll(counts(soFar));
      tell(event.put("itemsPerSecond", rate).put("inputFraction", fraction));
      return;
    }
    StringBuilder line = new StringBuilder();
    if (fraction >= 0) {
      int done = (int) (fraction * 20);
      line.append('[').append("#".repeat(done)).append(".".repeat(20 - done)).append("] ");
      line.append(Math.round(fraction * 100)).append("% ");
    }
    line.append(
        String.format(
            Locale.ROOT,
            "%,d settled, %,d rejected, %,d items/s",
            soFar.settled(),
            soFar.rejected(),
            rate));
    if (fraction > 0.01) {
      line.append(", ").append(left(seconds / fraction - seconds)).append(" left");
    }
    err.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
    err.flush();
  }

  private static String left(double seconds) {
    Duration left = Duration.ofSeconds((long) seconds);
    return left.toHours() > 0
        ? left.toHours() + " h " + left.toMinutesPart() + " min"
        : left.toMinutesPart() > 0 ? left.toMinutesPart() + " min" : left.toSecondsPart() + " s";
  }

  void ended(ImportSummary summary, OutputFiles files) {
    if (json) {
      ObjectNode event = event(summary.complete() ? "complete" : "stopped");
      tell(event.setAll(counts(summary)));
      return;
    }
    row("read", summary.read());
    row("accepted", summary.accepted());
    row("existed", summary.existed());
    row("absent", summary.absent());
    row("rejected", summary.rejected());
    if (summary.doubtful() > 0) {
      out.printf(
          Locale.ROOT,
          "%,d of those that existed or were absent may be this import's own work: an answer was"
              + " lost.%n",
          summary.doubtful());
    }
    if (summary.rejected() > 0) {
      out.println("Rejected items: " + files.rejects() + ", and why: " + files.reasons());
    }
    if (!summary.complete()) {
      out.println(
          files.keepsJournal()
              ? "Not complete. The same command goes on from here."
              : "Not complete, and without a journal the same command begins anew.");
    }
    out.flush();
  }

  private void row(String name, long count) {
    out.printf(Locale.ROOT, "%-10s %,12d%n", name, count);
  }

  int failed(int exitCode, String message) {
    if (json) {
      tell(event("failed").put("exitCode", exitCode).put("message", message));
    } else {
      err.println(message);
      err.flush();
    }
    return exitCode;
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  private static ObjectNode counts(ImportSummary summary) {
    return JSON.valueToTree(summary);
  }

  private void tell(com.fasterxml.jackson.databind.JsonNode event) {
    out.println(event);
    out.flush();
  }
}
