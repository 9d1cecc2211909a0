package importCatalogue;

import co.datacue.bulk.BulkImport;
import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.OnExists;
import co.datacue.bulk.input.Columns;
import co.datacue.bulk.input.FileItems;
import co.datacue.bulk.input.Format;
import co.datacue.client.DataCueClient;
import java.nio.file.Path;
import java.util.List;

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
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BulkImport products =
          BulkImport.products(client)
              .onExists(OnExists.UPDATE)
              .onOutcome(outcome -> report(file, outcome));
      ImportSummary summary;
      try (FileItems items =
          new FileItems(
              List.of(file), Format.JSONL, Columns.PLAIN, products.operation(), System.in)) {
        summary = products.run(items);
      }
      System.out.println(
          summary.accepted() + " products taken, " + summary.rejected() + " not");
      System.exit(summary.rejected() == 0 ? 0 : 1);
    }
  }

  private static void report(Path file, ItemOutcome outcome) {
    if (outcome.state() == ItemOutcome.State.REJECTED) {
      System.err.println(file + ":" + outcome.source().line() + ": " + outcome.reason());
    }
  }
}
