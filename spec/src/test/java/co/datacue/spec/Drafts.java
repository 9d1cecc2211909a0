package co.datacue.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Drafts of samples, as the linter writes them where samples are missing. */
final class Drafts {

  private Drafts() {}

  /**
   * Lints with samples and results in the folder.
   *
   * @param contract the contract's file; none for that of this module
   */
  static Program lint(Path folder, Path... contract) {
    List<String> command = new ArrayList<>(List.of("node", "publish/lint.mjs"));
    command.addAll(List.of("--samples", folder.resolve("samples").toString()));
    command.addAll(List.of("--work", folder.resolve("target").toString()));
    for (Path file : contract) {
      command.addAll(List.of("--contract", file.toString()));
    }
    return Program.run(Path.of(""), Map.of(), command);
  }

  /** Makes drafts the samples of {@code openapi.yaml} in that folder. */
  static void takeOver(Path folder) throws IOException {
    lint(folder, folder.resolve("openapi.yaml"));
    Path samples = folder.resolve("samples");
    Files.move(folder.resolve("target/sample-drafts"), samples);
    try (Stream<Path> operations = Files.list(samples)) {
      for (Path operation : operations.toList()) {
        Files.writeString(operation.resolve("browser.js"), "// nobody drafts these\n");
      }
    }
  }
}
