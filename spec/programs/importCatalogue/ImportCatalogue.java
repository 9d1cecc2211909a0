package importCatalogue;

import co.datacue.bulk.BulkImport;
import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.OnExists;
import co.datacue.client.DataCueClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Imports a catalogue, one product a line as JSON: creates each, or updates it where it exists
 * already. It needs datacue-bulk-import, which sends in batches, several at a time, and again what
 * was lost; the command {@code datacue-import products} does the same from a file.
 */
class ImportCatalogue {
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("Name a file with one product a line.");
    }
    Path file = Path.of(args[0]);
    // Reads DATACUE_API_KEY and DATACUE_API_SECRET.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build();
        Stream<String> lines = Files.lines(file)) {
      ImportSummary summary =
          BulkImport.products(client)
              .onExists(OnExists.UPDATE)
              .onOutcome(outcome -> report(file, outcome))
              .run(lines.filter(line -> !line.isBlank()));
      System.out.println(
          summary.accepted() + " products taken, " + summary.rejected() + " not");
      System.exit(summary.rejected() == 0 ? 0 : 1);
    }
  }

  private static void report(Path file, ItemOutcome outcome) {
    if (outcome.state() == ItemOutcome.State.REJECTED) {
      System.err.println(file + ":" + (outcome.number() + 1) + ": " + outcome.reason());
    }
  }
}
