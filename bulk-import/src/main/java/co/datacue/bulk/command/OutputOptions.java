package co.datacue.bulk.command;

import co.datacue.bulk.Action;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an import writes. */
final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "PREFIX",
      description = {
        "Where to write: PREFIX.journal, which lets the same command go on; PREFIX.rejects, the"
            + " rejected items as they stood in the input; PREFIX.rejects.why, a reason for each;"
            + " PREFIX.summary.json.",
        "Default: the first file's name and the action, as catalogue.jsonl.create; import for"
            + " standard input."
      })
  private @Nullable Path prefix;

  @Option(
      names = "--no-journal",
      description = "Keep no journal: interrupted, the import begins anew.")
  private boolean noJournal;

  @Option(
      names = "--json",
      description = "Tell progress and summary as JSON, an object on each line.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  OutputFiles files(List<Path> inputs, Action action) {
    Path first = inputs.get(0);
    String name = first.toString().equals("-") ? "import" : first.toString();
    return new OutputFiles(prefix == null ? Path.of(name + "." + action) : prefix, !noJournal);
  }
}
