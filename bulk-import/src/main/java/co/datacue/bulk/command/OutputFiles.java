package co.datacue.bulk.command;

import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.Journal;
import co.datacue.bulk.journal.FileJournal;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that an import writes.
 *
 * @param prefix what all their names begin with
 */
record OutputFiles(Path prefix, boolean keepsJournal) {
  Path journalPath() {
    return with(".journal");
  }

  Path rejects() {
    return with(".rejects");
  }

  Path reasons() {
    return with(".rejects.why");
  }

  Path summary() {
    return with(".summary.json");
  }

  private Path with(String ending) {
    return prefix.resolveSibling(prefix.getFileName() + ending);
  }

  /**
   * @throws IllegalArgumentException if there is no such folder
   */
  Journal journal(byte[] rejectsHeader) {
    Path folder = prefix.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "There is no folder " + folder + "; make it, or name another with --out.");
    }
    return keepsJournal
        ? new FileJournal(journalPath(), rejects(), reasons(), rejectsHeader)
        : FileJournal.ofRejectsOnly(rejects(), reasons(), rejectsHeader);
  }

  void write(ImportSummary summary) throws IOException {
    Files.writeString(
        summary(), new GsonBuilder().setPrettyPrinting().create().toJson(summary) + "\n");
  }
}
