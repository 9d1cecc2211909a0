package co.datacue.contract.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a step of the build writes for the next. */
final class WrittenFile {
  private WrittenFile() {}

  /** A file that says the same already keeps its time, so that nothing is built anew for it. */
  static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
