package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import co.datacue.benchmarks.contestants.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Batches and single calls per second. All contestants of a race are there at once, each in a
 * process of its own, and sent on their way in turn, so that each is measured beside the others.
 */
final class ClientPart implements Part {
  private static final String OURS = "datacue";
  private static final String OKHTTP_FLOOR = "okhttp-prepared";
  private static final String SOCKET_FLOOR = "bare-socket";
  private static final int MANY = 8;

  /** How often each is measured between a start of its process and the end. */
  private static final int TURNS = 10;

  /** Who is measured, and the goals against each for batches and single calls; 0 where none is. */
  private record Rival(String name, String what, double batch, double single) {}

  private static final List<Rival> RIVALS =
      List.of(
          new Rival("okhttp", "(a) OkHttp + Gson + Mac by hand, `TCP_NODELAY`", 1.2, 1.0),
          new Rival("okhttp-as-it-comes", "the same as OkHttp comes", 0, 0),
          new Rival("jdk-http", "(b) java.net.http + Jackson + Mac by hand", 1.2, 1.5),
          new Rival("stock", "(c) stock generator output, naive interceptor", 1.5, 1.5),
          new Rival("python", "(d) the reference's Python sample", 3, 5),
          new Rival("php", "(e) PHP, one curl handle", 1.5, 2),
          new Rival(OKHTTP_FLOOR, "floor: the same requests, prepared, through OkHttp", 0, 0),
          new Rival(SOCKET_FLOOR, "floor: the same bytes, prepared, through a socket", 0, 0));

  @Override
  public String name() {
    return "client";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    List<String> names = names();
    Path catalogue = Peers.catalogue();
    for (int round = 1; round <= effort.rounds(); round++) {
      // No goal hangs on many threads, so the first round tells enough of them.
      boolean many = round == 1 && !effort.smoke();
      for (int threads : many ? new int[] {1, MANY} : new int[] {1}) {
        for (String mode : List.of("batch", "single")) {
          System.err.printf(
              "client: round %d of %d, %d thread(s), %s%n", round, effort.rounds(), threads, mode);
          race(samples, effort, names, new Race(mode, threads), catalogue);
          samples.save();
        }
      }
    }
    Files.delete(catalogue);
  }

  /** This client and those rivals that can be started here. */
  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(OURS));
    for (Rival rival : RIVALS) {
      if (Peers.has(rival.name()) && !Peers.canStart(rival.name())) {
        System.err.println(rival.what() + " is left out: install " + Peers.needs(rival.name()));
      } else {
        names.add(rival.name());
      }
    }
    return names;
  }

  /** What is sent, and on how many threads. */
  private record Race(String mode, int threads) {
    String sample(String contestant, String metric) {
      return "client/" + mode + "/" + threads + "/" + contestant + "/" + metric;
    }

    int itemsPerCall() {
      return mode.equals("batch") ? Catalogue.BATCH : 1;
    }
  }

  private static void race(
      Samples samples, Effort effort, List<String> names, Race race, Path catalogue)
      throws IOException {
    List<Racer> racers = new ArrayList<>();
    try (Program server = Program.server(race.threads())) {
      String url = server.line();
      for (String name : names) {
        if (race.threads() == 1 || !Peers.has(name)) {
          List<String> command =
              Peers.has(name)
                  ? Peers.command(name, url, race.mode(), catalogue)
                  : command(name, url, race);
          racers.add(new Racer(name, command, effort.warmUpMillis()));
        }
      }
      for (int turn = 0; turn < (effort.smoke() ? 1 : TURNS); turn++) {
        for (Racer racer : List.copyOf(racers)) {
          try {
            add(samples, race, racer.name(), racer.race(effort.millis()));
          } catch (IOException failure) {
            if (racer.name().equals(OURS)) {
              throw failure;
            }
            System.err.println(racer.name() + " is left out of this race: it failed too often");
            samples.forget(race.sample(racer.name(), ""));
            racers.remove(racer);
          }
        }
      }
    } finally {
      racers.forEach(Racer::close);
    }
  }

  private static List<String> command(String name, String url, Race race) {
    return Program.java(
        Load.class,
        List.of(),
        List.of(
            name,
            url,
            race.mode(),
            String.valueOf(Catalogue.BATCH),
            String.valueOf(race.threads())));
  }

  private static void add(Samples samples, Race race, String name, Racer.Sent sent) {
    double items = (double) sent.calls() * race.itemsPerCall();
    samples.add(race.sample(name, "per-second"), items / sent.seconds());
    if (sent.allocatedBytes() > 0) {
      samples.add(race.sample(name, "bytes"), sent.allocatedBytes() / items);
    }
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    for (int threads : new int[] {1, MANY}) {
      for (String mode : List.of("batch", "single")) {
        Race race = new Race(mode, threads);
        String ours = race.sample(OURS, "per-second");
        if (!samples.has(ours)) {
          continue;
        }
        String what = mode.equals("batch") ? "Batches of 500, items" : "Single calls";
        out.paragraph(
            "### " + what + " per second, " + threads + " thread" + (threads > 1 ? "s" : ""));
        out.header("", "a second", "spread", "this client is", "bytes allocated an item");
        row(samples, out, race, new Rival(OURS, "**this client**", 0, 0));
        if (before.has(ours)) {
          row(before, out, race, new Rival(OURS, "this client before", 0, 0));
        }
        RIVALS.forEach(rival -> row(samples, out, race, rival));
        out.end();
      }
    }
  }

  private static void row(Samples samples, Markdown out, Race race, Rival rival) {
    String speed = race.sample(rival.name(), "per-second");
    if (!samples.has(speed)) {
      return;
    }
    String compared = compared(samples, race, rival, speed);
    out.measured(samples, rival.what(), speed, compared, allocated(samples, race, rival));
  }

  /** The goal of this client is to allocate no more than the first rival. */
  private static String allocated(Samples samples, Race race, Rival rival) {
    String bytes = race.sample(rival.name(), "bytes");
    if (!samples.has(bytes)) {
      return "";
    }
    String number = Markdown.number(samples.median(bytes));
    String limit = race.sample(RIVALS.get(0).name(), "bytes");
    if (!rival.name().equals(OURS) || race.threads() > 1 || !samples.has(limit)) {
      return number;
    }
    boolean met = samples.median(bytes) <= samples.median(limit);
    return number + (met ? " (met: not above (a))" : " (**missed**: above (a))");
  }

  private static String compared(Samples samples, Race race, Rival rival, String speed) {
    if (rival.name().equals(OURS)) {
      return "";
    }
    double ratio = samples.ratio(race.sample(OURS, "per-second"), speed);
    double goal =
        race.threads() > 1 ? 0 : race.mode().equals("batch") ? rival.batch() : rival.single();
    if (goal == 0) {
      return Markdown.times(ratio);
    }
    String floors =
        Stream.of(List.of("OkHttp alone", OKHTTP_FLOOR), List.of("a socket alone", SOCKET_FLOOR))
            .filter(floor -> samples.has(race.sample(floor.get(1), "per-second")))
            .map(
                floor ->
                    floor.get(0)
                        + " "
                        + Markdown.times(
                            samples.ratio(race.sample(floor.get(1), "per-second"), speed)))
            .collect(Collectors.joining(", "));
    return Markdown.against(ratio, goal, true, floors);
  }
}
