package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import co.datacue.benchmarks.contestants.Load;
import co.datacue.mock.MockCommand;
import co.datacue.mock.prism.PrismInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How soon the mock is ready and how many requests it answers on eight connections, beside Prism
 * alone, which checks no signature. The bytes are prepared, so that what sends them takes little.
 */
final class MockPart implements Part {
  private static final String OURS = "mock";
  private static final String STATEFUL = "mock-state";
  private static final String PRISM = "prism";
  private static final int CONNECTIONS = 8;
  private static final int TURNS = 10;
  private static final double READY_MILLIS = 2_000;

  /** In the order of the report. */
  private static final Map<String, String> SERVERS = new LinkedHashMap<>();

  static {
    SERVERS.put(OURS, "**this mock**");
    SERVERS.put(STATEFUL, "this mock, with `--state`");
    SERVERS.put(PRISM, "Prism alone, its command line program");
  }

  /** What is sent to whom, and how many requests a second are the goal of this mock; 0 for none. */
  private record Race(
      String name, String what, String contestant, String mode, List<String> servers, int goal) {
    String sample(String server) {
      return "mock/" + name + "/" + server + "/per-second";
    }
  }

  private static final List<Race> RACES =
      List.of(
          new Race(
              "single",
              "Products created one by one",
              "bare-socket",
              "single",
              List.of(OURS, PRISM),
              1_000),
          new Race(
              "batch",
              "Batches of 500 products",
              "bare-socket",
              "batch",
              List.of(OURS, STATEFUL, PRISM),
              100),
          new Race(
              "refused",
              "Requests with a wrong signature, which Prism does not see",
              "bare-socket-refused",
              "single",
              List.of(OURS),
              0),
          new Race(
              "unknown",
              "Deletions of what is not there, which Prism does not see",
              "bare-socket-unknown",
              "single",
              List.of(STATEFUL),
              0));

  @Override
  public String name() {
    return "mock";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    Path contract = Files.createTempFile("contract", ".yaml");
    try (InputStream in = MockCommand.class.getResourceAsStream("/co/datacue/openapi.yaml")) {
      Files.write(contract, Objects.requireNonNull(in).readAllBytes());
    }
    Map<String, List<String>> commands = commands(PrismInstallation.ensure(), contract);
    start(samples, effort, commands);
    for (int round = 1; round <= effort.rounds(); round++) {
      Map<String, Listening> servers = new LinkedHashMap<>();
      try {
        for (String server : SERVERS.keySet()) {
          servers.put(server, Listening.start(commands.get(server)));
        }
        for (Race race : RACES) {
          System.err.printf("mock: round %d of %d, %s%n", round, effort.rounds(), race.name());
          race(samples, effort, race, servers);
          samples.save();
        }
      } finally {
        servers.values().forEach(Listening::close);
      }
    }
    Files.delete(contract);
  }

  private static Map<String, List<String>> commands(PrismInstallation prism, Path contract) {
    List<String> mock = List.of("--port", "0", "--key", "my-key", "--secret", "my-secret");
    List<String> stateful = new ArrayList<>(mock);
    stateful.add("--state");
    return Map.of(
        OURS,
        Program.java(MockCommand.class, List.of(), mock),
        STATEFUL,
        Program.java(MockCommand.class, List.of(), stateful),
        PRISM,
        List.of(
            "node",
            prism.cli().toString(),
            "mock",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--errors",
            contract.toString()));
  }

  private static void start(Samples samples, Effort effort, Map<String, List<String>> commands)
      throws Exception {
    // The first starts pay for a cold disk.
    int starts = effort.smoke() ? 1 : 20;
    for (int start = effort.smoke() ? 0 : -2; start < starts; start++) {
      for (String server : List.of(OURS, PRISM)) {
        try (Listening started = Listening.start(commands.get(server))) {
          if (start >= 0) {
            samples.add(ready(server), started.millis());
          }
        }
      }
    }
  }

  private static void race(
      Samples samples, Effort effort, Race race, Map<String, Listening> servers)
      throws IOException {
    List<Racer> racers = new ArrayList<>();
    try {
      for (String server : race.servers()) {
        List<String> load = load(race, servers.get(server).url(), effort.smoke());
        racers.add(new Racer(server, load, effort.warmUpMillis()));
      }
      for (int turn = 0; turn < (effort.smoke() ? 1 : TURNS); turn++) {
        for (Racer racer : racers) {
          Racer.Sent sent = racer.race(effort.millis());
          samples.add(race.sample(racer.name()), sent.calls() / sent.seconds());
        }
      }
    } finally {
      racers.forEach(Racer::close);
    }
  }

  private static List<String> load(Race race, String url, boolean smoke) {
    return Program.java(
        Load.class,
        List.of(),
        List.of(
            race.contestant(),
            url,
            race.mode(),
            String.valueOf(smoke ? 1 : Catalogue.BATCH),
            String.valueOf(CONNECTIONS)));
  }

  private static String ready(String server) {
    return "mock/start/" + server + "/ms";
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    out.paragraph("### From the start of its process until it listens");
    out.header("", "ms", "spread", "this mock takes", "goal");
    String ours = ready(OURS);
    for (String server : List.of(OURS, PRISM)) {
      boolean own = server.equals(OURS);
      out.measured(
          samples,
          SERVERS.get(server),
          ready(server),
          own ? "" : Markdown.times(samples.ratio(ours, ready(server))),
          own ? goal(samples.median(ours) <= READY_MILLIS, "≤ 2,000") : "");
    }
    out.end();
    for (Race race : RACES) {
      report(samples, race, out);
    }
  }

  private static void report(Samples samples, Race race, Markdown out) {
    out.paragraph("### " + race.what() + ", per second on eight connections");
    String ours = race.sample(race.servers().get(0));
    boolean compared = race.servers().contains(PRISM);
    out.header("", "a second", "spread", compared ? "this mock is" : "", "goal");
    for (String server : race.servers()) {
      String sample = race.sample(server);
      boolean own = server.equals(OURS);
      out.measured(
          samples,
          SERVERS.get(server),
          sample,
          server.equals(PRISM) ? Markdown.times(samples.ratio(ours, sample)) : "",
          own && race.goal() > 0
              ? goal(samples.median(sample) >= race.goal(), "≥ " + Markdown.number(race.goal()))
              : "");
    }
    out.end();
  }

  private static String goal(boolean met, String goal) {
    return (met ? "met: " : "**missed**: ") + goal;
  }
}
