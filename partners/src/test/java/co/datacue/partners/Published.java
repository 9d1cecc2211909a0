package co.datacue.partners;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published contract, as it is given to generators. */
final class Published {
  static final Path FOLDER = Path.of("../spec/target/publish").toAbsolutePath().normalize();

  private Published() {}

  static Path lean() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*-lean.yaml")) {
      return files.iterator().next();
    }
  }
}
