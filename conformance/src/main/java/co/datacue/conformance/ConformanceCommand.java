package co.datacue.conformance;

import co.datacue.conformance.request.OwnIds;
import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The run against any server, as a program. */
@Command(
    name = "datacue-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = ConformanceCommand.Version.class,
    sortOptions = false,
    description = {
      "Holds a server against the contract of the DataCue API: sends what the contract allows, by the"
          + " Java client and by hand, and what it forbids, about a thousand requests one after the"
          + " other, and says of every operation whether it answers as documented.",
      "What it creates has ids that begin with contract-test- and is deleted after each request, also"
          + " if the run is interrupted. Events cannot be deleted: they stay, as those of such"
          + " users. Use an account in which that does no harm.",
      ""
    },
    footerHeading = "%nIt ends with%n",
    footer = {
      "  0  everything that was tried is as documented",
      "  1  something differs",
      "  2  an argument or the credentials are wrong or missing",
      "  3  the server does not answer, or refuses the credentials: the run was ended",
      "  4  something that was created could not be deleted; it is listed",
      "",
      "Example:",
      "  DATACUE_API_KEY=… DATACUE_API_SECRET=… java -jar datacue-conformance.jar \\",
      "    --base-url https://api.staging.example --report report"
    })
public final class ConformanceCommand implements Callable<Integer> {
  private static final String PREFIX = "contract-test-";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--base-url",
      defaultValue = "${env:DATACUE_BASE_URL}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      paramLabel = "URL",
      description =
          "The server, with https; plain http for this machine only (default: environment variable"
              + " DATACUE_BASE_URL).")
  private @Nullable String baseUrl;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "File with the lines DATACUE_API_KEY=… and DATACUE_API_SECRET=… (default: the environment"
              + " variables of these names).")
  private @Nullable Path credentials;

  @Option(
      names = "--dry-run",
      description = "Sends nothing, and says what would be sent, created and deleted.")
  private boolean dryRun;

  @Option(
      names = "--read-only",
      description =
          "Sends only what can change nothing: operations that read, by their HTTP method, and"
              + " requests whose credentials belong to no account.")
  private boolean readOnly;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "OPERATION",
      description = "Tries these operations and no others.")
  private Set<String> only = Set.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Writes what was found to DIR: a page, JSON, a table, JUnit's XML, and every difference.")
  private @Nullable Path report;

  /** For picocli. */
  public ConformanceCommand() {}

  /** Runs once. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ConformanceCommand())
        .setParameterExceptionHandler(ConformanceCommand::sayWhatIsWrong);
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
    PrintWriter out = spec.commandLine().getOut();
    String prefix = PREFIX + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
    Plan plan = plan(prefix);
    if (dryRun) {
      new PlanText(plan, prefix).print(out);
      return 0;
    }
    try (Run run = start(plan)) {
      out.println("Tries " + baseUrl + ", with ids that begin with " + prefix);
      Thread interrupted = new Thread(run::stop, "datacue-conformance-clean-up");
      Runtime.getRuntime().addShutdownHook(interrupted);
      run.run(found -> print(out, found));
      RunText text = new RunText(run);
      text.print(out);
      if (report != null) {
        text.write(report);
        out.println("Report: " + report.resolve("index.html"));
      }
      out.flush();
      return status(run);
    }
  }

  private static int status(Run run) {
    if (!run.left().isEmpty()) {
      return 4;
    }
    if (run.broken() != null) {
      return 3;
    }
    return run.findings().stream().allMatch(found -> found.differences().isEmpty()) ? 0 : 1;
  }

  private static void print(PrintWriter out, Findings found) {
    out.printf("%-24s%s%n", found.operation().id(), found.verdict());
    out.flush();
  }

  private Plan plan(String prefix) {
    Contract contract = Contract.builtIn();
    Set<String> unknown = new TreeSet<>(only);
    contract.operations().stream().map(Operation::id).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw wrong(
          "The contract has no operation %s. It has %s."
              .formatted(String.join(", ", unknown), ids(contract.operations())));
    }
    AtomicInteger requests = new AtomicInteger();
    Supplier<OwnIds> ids = () -> new OwnIds(prefix + requests.incrementAndGet() + "-");
    Plan plan = Plan.of(contract, ids);
    if (!only.isEmpty()) {
      plan = plan.only(check -> only.contains(check.operation().id()), "--only names others");
    }
    return readOnly ? plan.only(Check::changesNothing, "they write, and --read-only is set") : plan;
  }

  private static String ids(List<Operation> operations) {
    return operations.stream().map(Operation::id).collect(Collectors.joining(", "));
  }

  private Run start(Plan plan) {
    try {
      if (baseUrl == null || baseUrl.isBlank()) {
        throw new IllegalArgumentException(
            "Name the server with --base-url, or in the environment as DATACUE_BASE_URL.");
      }
      Map<String, String> environment = System.getenv();
      Credentials known = Credentials.from(credentials, environment);
      String address = baseUrl.strip().replaceAll("/+$", "");
      return new Run(plan, new Target(address, known.key(), known.secret()));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ConformanceCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "datacue-conformance " + (version == null ? "(not from a jar)" : version)
      };
    }
  }
}
