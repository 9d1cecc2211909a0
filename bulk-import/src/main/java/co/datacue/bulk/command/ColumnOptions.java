package co.datacue.bulk.command;

import co.datacue.bulk.input.Columns;
import co.datacue.bulk.input.Format;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file's columns become fields. */
final class ColumnOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}, whatever the file's name says.")
  private @Nullable Format format;

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FIELD",
      description =
          "A column, or field of JSON Lines, is this field of the contract, such as product_id,"
              + " profile.segment or cart.unit_price. May be repeated.")
  private Map<String, String> names = new LinkedHashMap<>();

  @Option(
      names = "--map-file",
      paramLabel = "FILE",
      description = "The same from a file, a line COLUMN=FIELD for each.")
  private @Nullable Path mapFile;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "Leave columns out.")
  private Set<String> ignored = Set.of();

  @Option(
      names = "--separator",
      defaultValue = ",",
      paramLabel = "C",
      description = "What separates the columns of CSV (default: a comma).")
  private char separator = ',';

  @Option(
      names = "--list-separator",
      defaultValue = "|",
      paramLabel = "TEXT",
      description = "What separates the entries of a list in one cell (default: ${DEFAULT-VALUE}).")
  private String listSeparator = "|";

  @Option(
      names = "--empty-texts",
      description =
          "Send an empty cell of a text as an empty text; without, an empty cell is no value.")
  private boolean emptyTexts;

  @Nullable Format format() {
    return format;
  }

  Columns columns() throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    if (mapFile != null) {
      Properties lines = new Properties();
      try (Reader reader = Files.newBufferedReader(mapFile)) {
        lines.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("The map " + mapFile + " cannot be read: " + e, e);
      }
      lines.forEach((name, field) -> all.put(name.toString(), field.toString()));
    }
    all.putAll(names);
    return new Columns(all, ignored, separator, listSeparator, emptyTexts);
  }
}
