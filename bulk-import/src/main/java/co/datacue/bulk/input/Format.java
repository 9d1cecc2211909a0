package co.datacue.bulk.input;

import java.util.Locale;

/** How items stand in a file. */
public enum Format {
  /** A JSON object on each line. */
  JSONL,
  /** A header and a row for each item, separated by commas. */
  CSV,
  /** As CSV, separated by tabs. */
  TSV;

  /** Tells it from a file's name; what says nothing is taken for JSON Lines. */
  public static Format of(String name) {
    String bare = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|zstd)$", "");
    if (bare.endsWith(".csv")) {
      return CSV;
    }
    return bare.endsWith(".tsv") || bare.endsWith(".tab") ? TSV : JSONL;
  }

  /** Returns it as it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
