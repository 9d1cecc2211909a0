package co.datacue.bulk.command;

import co.datacue.bulk.ImportFailedException;
import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.RunningImport;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.input.FileItems;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells how an import goes: a bar on a terminal, a line now and then elsewhere, or JSON. */
final class Console {
  private static final int SHOWN_REJECTS = 20;
  private static final String ERASE = "\r\033[K";
  private static final String NO_WRAP = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean terminal;
  private final Progress progress = new Progress(System.nanoTime());
  private final long every;
  private long told = System.nanoTime();
  private long rejects;

  /**
   * @param terminal whether {@code err} is one, where a line can be written over
   */
  Console(PrintWriter out, PrintWriter err, boolean json, boolean terminal) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.terminal = terminal && !json;
    this.every = TimeUnit.MILLISECONDS.toNanos(this.terminal ? 250 : json ? 1_000 : 10_000);
  }

  void begins(BatchOperation operation, List<Path> files, String address) {
    if (json) {
      JsonArray names = new JsonArray();
      files.forEach(file -> names.add(file.toString()));
      JsonObject event = event("begins");
      event.addProperty("operation", operation.id());
      event.addProperty("to", address);
      event.add("files", names);
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
      JsonObject event = event("rejected");
      event.addProperty("file", outcome.source().file());
      event.addProperty("line", outcome.source().line());
      event.addProperty("reason", outcome.reason());
      tell(event);
    } else if (rejects <= SHOWN_REJECTS) {
      erase();
      out.println(
          outcome.source().file() + ":" + outcome.source().line() + ": " + outcome.reason());
    }
  }

  void checked(ImportSummary summary) {
    erase();
    if (json) {
      tell(event("checked", summary));
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
    try {
      while (true) {
        try {
          ImportSummary summary = running.summary().get(every, TimeUnit.NANOSECONDS);
          toldLast(summary, items);
          return summary;
        } catch (TimeoutException e) {
          tell(progress.now(running.soFar(), items.bytes(), System.nanoTime()));
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ImportFailedException failed) {
        throw failed;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("The import failed: " + e.getCause(), e.getCause());
    } finally {
      erase();
    }
  }

  /** Tells of progress of a dry run, if it is time. */
  void checking(ImportSummary soFar, FileItems items) {
    long now = System.nanoTime();
    if (now - told >= every) {
      told = now;
      tell(progress.now(soFar, items.bytes(), now));
    }
  }

  /** How fast it was is worth knowing, however short it was. */
  private void toldLast(ImportSummary summary, FileItems items) {
    erase();
    if (!json) {
      err.println(progress.now(summary, items.bytes(), System.nanoTime()).line());
      err.flush();
    }
  }

  private void erase() {
    if (terminal) {
      err.print(ERASE);
      err.flush();
    }
  }

  /** A terminal's line is written over: not wrapped, or a part of it would stay. */
  private void tell(Progress.Now now) {
    if (json) {
      JsonObject event = event("progress", now.soFar());
      event.addProperty("itemsPerSecond", now.itemsPerSecond());
      event.addProperty("inputBytesRead", now.bytes().read());
      if (now.bytes().all() >= 0) {
        event.addProperty("inputBytes", now.bytes().all());
      }
      tell(event);
    } else if (terminal) {
      err.print(ERASE + NO_WRAP + now.bar() + now.line() + WRAP);
      err.flush();
    } else {
      err.println(now.line());
      err.flush();
    }
  }

  void ended(ImportSummary summary, OutputFiles files) {
    if (json) {
      tell(event(summary.complete() ? "complete" : "stopped", summary));
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
      JsonObject event = event("failed");
      event.addProperty("exitCode", exitCode);
      event.addProperty("message", message);
      tell(event);
    } else {
      err.println(message);
      err.flush();
    }
    return exitCode;
  }

  private static JsonObject event(String name) {
    JsonObject event = new JsonObject();
    event.addProperty("event", name);
    return event;
  }

  private static JsonObject event(String name, ImportSummary counts) {
    JsonObject event = event(name);
    new Gson()
        .toJsonTree(counts)
        .getAsJsonObject()
        .entrySet()
        .forEach(each -> event.add(each.getKey(), each.getValue()));
    return event;
  }

  private void tell(JsonObject event) {
    out.println(event);
    out.flush();
  }
}
