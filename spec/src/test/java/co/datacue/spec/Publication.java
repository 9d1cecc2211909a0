package co.datacue.spec;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders with everything that partner teams get. */
final class Publication {

  /** What the build published before the tests began. */
  static final Path PLAIN = Path.of("target/publish");

  /** The same with a few samples made for tests. */
  static final Path WITH_SAMPLES = Path.of("target/with-samples/publish");

  static {
    Program.node(
            "publish/publish.mjs",
            "--samples",
            "src/test/fixtures/samples",
            "--out",
            WITH_SAMPLES.toString())
        .succeeded();
  }

  private Publication() {}

  /** The contract itself there, as yaml, json, html or md, and none of its other editions. */
  static Path contract(Path folder, String extension) throws IOException {
    String page = file(folder, ".html").getFileName().toString();
    return folder.resolve(page.replace(".html", "." + extension));
  }

  /** The first file there whose name ends so. */
  static Path file(Path folder, String ending) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ending)) {
      return files.iterator().next();
    }
  }
}
