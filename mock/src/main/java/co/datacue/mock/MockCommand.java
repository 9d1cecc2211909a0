package co.datacue.mock;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The mock as a program. Exits with 2 for wrong arguments, 1 if the mock cannot be started. */
@Command(
    name = "datacue-mock",
    mixinStandardHelpOptions = true,
    versionProvider = MockCommand.Version.class,
    sortOptions = false,
    description = {
      "Runs a mock of the DataCue API on 127.0.0.1 that checks credentials, signatures and bodies,"
          + " and answers with the contract's examples. Prints one line per request.",
      "Needs Node.js 20.19 or newer; the first start installs Prism with npm.",
      ""
    },
    footer = {
      "",
      "Requests carry Basic credentials: the key, and as the password the HMAC-SHA256",
      "of the body's bytes with the secret, in lower-case hex; no password where the",
      "contract wants the key alone. What is refused has DataCue-Mock-Reason. To ask",
      "for an answer, send",
      "  Prefer: code=500           one that the contract documents",
      "  DataCue-Mock-Fail: reset   trouble, in the words of --fail",
      "",
      "Examples, after java -jar and the name of this file:",
      "  --state --load products=goods.jsonl      a shop with goods",
      "  --report out --minimum 80 -- npm test    tests, and what they cover",
      "  --fail 'createUser: 500'                 every user fails,",
      "  --fail 'createUser: 2x 503, 1x reset'    the first three do,",
      "  --fail 'batch*: 5%% 429 after 2s, 1%% reset, items 20%%; *: slow 200ms'",
      "                                           or some, by chance",
      "",
      "Exit codes: 1 if the mock cannot be started, 2 for wrong arguments, 3 below",
      "the minimum, else that of COMMAND."
    })
public final class MockCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "4010",
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--key",
      defaultValue = "${env:DATACUE_API_KEY:-test-key}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      paramLabel = "KEY",
      description =
          "API key to accept (default: environment variable DATACUE_API_KEY, or test-key).")
  private String key = "";

  @Option(
      names = "--secret",
      defaultValue = "${env:DATACUE_API_SECRET:-test-secret}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      paramLabel = "SECRET",
      description =
          "Secret that signatures must be made with (default: environment variable"
              + " DATACUE_API_SECRET, or test-secret).")
  private String secret = "";

  @Option(
      names = "--contract",
      paramLabel = "FILE",
      description = "Contract to mock in place of the built-in one.")
  private @Nullable Path contract;

  @Option(
      names = "--fail",
      paramLabel = "RULES",
      description = {
        "Lets requests go wrong: operations, a colon, and faults, each with a share of the requests"
            + " (5%%), a number of them (2x), or for all. May be given several times.",
        "Faults: a status, 429 after 2s, slow 3s, slow 3s then 500, reset, reset midway, truncate,"
            + " items 20%%."
      })
  private List<String> fail = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Repeats what chance did in the run that printed this seed.")
  private @Nullable Long seed;

  @Option(
      names = "--state",
      description =
          "Remember what was created, updated and deleted, and recommend the products that are"
              + " there. Without it every request is answered as if it were the first.")
  private boolean state;

  @Option(
      names = "--load",
      paramLabel = "RESOURCE=FILE",
      description =
          "Begin with these products, users, orders or events, one JSON object a line; implies"
              + " --state. May be given for each of them.")
  private Map<String, Path> loaded = Map.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Writes what the requests covered of the contract to DIR at the end: a page, JSON, a table"
              + " and JUnit's XML.")
  private @Nullable String report;

  @Option(
      names = "--minimum",
      paramLabel = "PERCENT",
      description = "Exits with 3 after COMMAND if less than this was covered.")
  private @Nullable String minimum;

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "JSON file with what need not be covered, and why.")
  private @Nullable String waivers;

  @Parameters(
      paramLabel = "COMMAND",
      description = {
        "After --, a program to run, such as a test run: the mock stops when it ends, and exits with"
            + " its status.",
        "It finds the mock in DATACUE_BASE_URL, DATACUE_API_KEY and DATACUE_API_SECRET."
      })
  private List<String> program = List.of();

  /** For picocli. */
  public MockCommand() {}

  /** Runs until it is interrupted. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new MockCommand())
        .setParameterExceptionHandler(MockCommand::sayWhatIsWrong);
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
    CommandLine commandLine = spec.commandLine();
    PrintWriter out = commandLine.getOut();
    ReportSettings reported = reported(commandLine);
    DataCueMock.Builder settings =
        settings(commandLine).onExchange(exchange -> print(out, exchange));
    try (DataCueMock mock = settings.start()) {
      check(reported, mock, commandLine);
      out.println("DataCue mock on " + mock.baseUrl() + " (Ctrl-C stops it)");
      out.println("What it sees: " + mock.inspectorUrl());
      if (!fail.isEmpty()) {
        out.println(
            "Trouble on demand: " + String.join("; ", fail) + " (--seed " + mock.seed() + ")");
      }
      out.flush();
      return new MockRun(mock, reported, out).run(program);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, e.getMessage());
    } catch (MockException e) {
      commandLine.getErr().println(e.getMessage());
      return 1;
    }
  }

  private ReportSettings reported(CommandLine commandLine) {
    Map<String, @Nullable String> texts = new HashMap<>();
    texts.put("", report);
    texts.put(".minimum", minimum);
    texts.put(".waivers", waivers);
    try {
      return ReportSettings.read(texts::get);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, e.getMessage());
    }
  }

  private static void check(ReportSettings reported, DataCueMock mock, CommandLine commandLine) {
    try {
      reported.check(mock);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, e.getMessage());
    }
  }

  private static Path file(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(option + " must be a file: " + file);
    }
    return file;
  }

  private DataCueMock.Builder settings(CommandLine commandLine) {
    try {
      DataCueMock.Builder settings = DataCueMock.builder().port(port).key(key).secret(secret);
      if (contract != null) {
        settings.contract(file("contract", contract));
      }
      fail.forEach(settings::fail);
      if (seed != null) {
        settings.seed(seed);
      }
      if (state) {
        settings.stateful();
      }
      loaded.forEach((resource, file) -> settings.load(resource, file("load", file)));
      return settings;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, e.getMessage());
    }
  }

  private static void print(PrintWriter out, Exchange exchange) {
    out.println(TIME.format(LocalTime.now()) + " " + exchange);
    out.flush();
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MockCommand.class.getPackage().getImplementationVersion();
      return new String[] {"datacue-mock " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
