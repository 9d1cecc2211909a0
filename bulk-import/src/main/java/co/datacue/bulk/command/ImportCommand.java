package co.datacue.bulk.command;

import co.datacue.bulk.Action;
import co.datacue.bulk.BulkImport;
import co.datacue.bulk.ImportFailedException;
import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.Journal;
import co.datacue.bulk.OnExists;
import co.datacue.bulk.RunningImport;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import co.datacue.bulk.contract.ContractException;
import co.datacue.bulk.input.FileItems;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files. {@link ExitCode} says how it ends. */
@Command(
    name = "datacue-import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = picocli.AutoComplete.GenerateCompletion.class,
    description = {
      "Imports a shop's existing products, users or orders into DataCue.",
      "",
      "Every item ends as accepted, existed, absent or rejected, and the rejected ones are in a"
          + " file of their own: mend them and import that. Interrupted, by whatever, the same"
          + " command goes on where it was."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every item was accepted, existed, or was absent already",
      "1:complete, but items were rejected",
      "2:the command line is wrong",
      "3:the input cannot be read, or has changed since the import began",
      "4:the API refused the credentials; nothing of that request was taken",
      "5:no request succeeded for as long as was to be waited",
      "6:the API answered as no DataCue API does",
      "7:the journal cannot be written or belongs to another import",
      "130:interrupted; what was under way is settled"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  datacue-import products catalogue.jsonl.gz",
      "  datacue-import users --map number=user_id --map tier=profile.segment users.csv",
      "  datacue-import orders --dry-run orders.csv",
      "  datacue-import products --action delete --limit 100 gone.jsonl",
      "  zcat dump.gz | datacue-import products -"
    })
public final class ImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      completionCandidates = Resources.class,
      description = "What the items are: ${COMPLETION-CANDIDATES}.")
  private String resource = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "JSON Lines (an object on each line), CSV or TSV with a header; plain, gzip or zstd.",
        "- is standard input."
      })
  private List<Path> files = List.of();

  @Option(
      names = "--action",
      defaultValue = "create",
      paramLabel = "ACTION",
      description = "What is done with each: ${COMPLETION-CANDIDATES} (default: create).")
  private Action action = Action.CREATE;

  @Option(
      names = "--on-exists",
      defaultValue = "skip",
      paramLabel = "WHAT",
      description =
          "What becomes of an item to create that exists already: skip it, update it, or fail,"
              + " which rejects it (default: skip).")
  private OnExists onExists = OnExists.SKIP;

  @Option(
      names = "--dry-run",
      description = "Check every item against the contract, and send nothing.")
  private boolean dryRun;

  @Option(names = "--limit", paramLabel = "N", description = "Read no more than the first N items.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--in-flight",
      defaultValue = "4",
      paramLabel = "N",
      description = "How many requests may be under way (default: ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Send no more than N items a second (default: as many as go).")
  private double rate;

  @Option(
      names = "--give-up-after",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description = "Stop when every request has failed for so long (default: ${DEFAULT-VALUE}).")
  private long patience;

  @ArgGroup(validate = false, heading = "%nFiles that are named otherwise than the contract:%n")
  private ColumnOptions columns = new ColumnOptions();

  @ArgGroup(validate = false, heading = "%nWhere to:%n")
  private TargetOptions target = new TargetOptions();

  @ArgGroup(validate = false, heading = "%nWhat is written:%n")
  private OutputOptions output = new OutputOptions();

  /** For picocli. */
  public ImportCommand() {}

  /** Imports, and exits with one of the codes that {@code --help} tells. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * Does what the command line does, for programs that have it as a part of them.
   *
   * @return the code that the command would exit with
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new ImportCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(ImportCommand::sayWhatIsWrong);
  }

  /** One line: below a page of usage nobody would see it. */
  private static int sayWhatIsWrong(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println(wrong.getMessage());
    line.getErr().println(line.getCommandName() + " --help tells what there is.");
    line.getErr().flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandLine line = spec.commandLine();
    boolean terminal = Terminal.get() != null;
    Console console = new Console(line.getOut(), line.getErr(), output.isJson(), terminal);
    try {
      BatchOperation operation = BatchOperations.builtIn().get(resource, action);
      try (Target to = dryRun ? Target.nowhere() : target.open(line);
          FileItems items =
              new FileItems(files, columns.format(), columns.columns(), operation, System.in)) {
        console.begins(operation, files, to.address());
        return dryRun ? check(to, items, console) : send(to, items, console);
      }
    } catch (ContractException | IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    } catch (IOException e) {
      return console.failed(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
    }
  }

  private int check(Target to, FileItems items, Console console) throws IOException {
    ImportSummary summary =
        settings(to)
            .onOutcome(console::reject)
            .check(items, soFar -> console.checking(soFar, items));
    console.checked(summary);
    return summary.rejected() == 0 ? ExitCode.OK : ExitCode.REJECTS;
  }

  private int send(Target to, FileItems items, Console console)
      throws IOException, InterruptedException {
    OutputFiles names = output.files(files, action);
    try (Journal journal = names.journal(items.rejectsHeader());
        RunningImport running = settings(to).journal(journal).start(items)) {
      Interruption interruption = Interruption.of(running);
      try {
        ImportSummary summary = console.follow(running, items);
        names.write(summary);
        console.ended(summary, names);
        if (!summary.complete()) {
          return ExitCode.INTERRUPTED;
        }
        return summary.rejected() == 0 ? ExitCode.OK : ExitCode.REJECTS;
      } catch (ImportFailedException e) {
        names.write(e.summary());
        console.ended(e.summary(), names);
        return console.failed(ExitCode.of(e.kind()), e.getMessage());
      } finally {
        interruption.over();
      }
    } catch (UncheckedIOException e) {
      return console.failed(ExitCode.JOURNAL, String.valueOf(e.getMessage()));
    }
  }

  private BulkImport settings(Target to) {
    BulkImport bulk =
        BulkImport.of(to::client, resource)
            .action(action)
            .onExists(onExists)
            .inFlight(inFlight)
            .limit(limit)
            .patience(Duration.ofSeconds(patience));
    return rate == 0 ? bulk : bulk.rate(rate);
  }
}
