package co.datacue.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How long it takes from an edit of the contract to a client that is tested, for each change of a
 * later edition of the API. The project's own test plays it through and measures.
 */
final class EditionPart implements Part {
  private static final Path SECONDS =
      Path.of("contract-tests", "target", "next-edition", "seconds.json");

  /** What a run that proves nothing but that this works pretends to have measured. */
  private static final String SMOKE = "{\"client/1-a-change\": 1, \"all/1-a-change\": 2}";

  @Override
  public String name() {
    return "edition";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    if (effort.smoke()) {
      add(SMOKE, samples);
      return;
    }
    List<String> command = List.of("mvn", "-B", "-ntp", "-Pnext-edition", "test");
    System.err.println("edition: " + String.join(" ", command));
    Files.deleteIfExists(SECONDS);
    try (Program program = Program.start(command)) {
      program.output();
    }
    add(Files.readString(SECONDS), samples);
  }

  private static void add(String json, Samples samples) throws IOException {
    new ObjectMapper()
        .readValue(json, new TypeReference<Map<String, Double>>() {})
        .forEach((name, seconds) -> samples.add("edition/" + name, seconds));
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    out.header("Edited in the contract", "s to a tested client", "s to everything tested");
    for (String name : samples.names("edition/client/")) {
      String change = name.substring("edition/client/".length());
      out.row(
          List.of(
              change.replaceFirst("^\\d+-", "").replace('-', ' '),
              Markdown.number(samples.median(name)),
              Markdown.number(samples.median("edition/all/" + change))));
    }
    out.end();
  }
}
