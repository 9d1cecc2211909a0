package co.datacue.examples.quickstart;

import co.datacue.bulk.command.ImportCommand;
import co.datacue.mock.DataCueMock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports a shop's files into a sandbox that remembers, by the command that does it for any shop,
 * and holds what is there afterwards against what {@code sample-shop/make.py} says of every item.
 */
final class SampleShop {
  private static final List<String> USERS =
      List.of(
          "--map", "customer_no=user_id",
          "--map", "tier=profile.segment",
          "--map", "newsletter=email_subscriber",
          "--map", "registered=timestamp");

  private final Path folder;
  private final Path results;
  private final PrintStream out;

  /**
   * @param results where rejects, summaries and journals go; what is there of an earlier run is
   *     deleted
   */
  SampleShop(Path folder, Path results, PrintStream out) {
    this.folder = folder;
    this.results = results;
    this.out = out;
  }

  /** Imports it, and returns the items of which something else became than should. */
  List<String> run() throws IOException {
    empty(results);
    out.println("Importing the sample shop of " + folder + " into a sandbox that remembers…");
    try (DataCueMock sandbox = DataCueMock.builder().stateful().start()) {
      Expected expected = Expected.read(folder.resolve("expected.jsonl.gz"));
      List<String> wrong = new ArrayList<>();
      wrong.addAll(importFile("products", "products.jsonl.gz", List.of(), sandbox, expected));
      wrong.addAll(importFile("users", "users.csv.gz", USERS, sandbox, expected));
      wrong.addAll(importFile("orders", "orders.csv", List.of(), sandbox, expected));
      out.println();
      wrong.forEach(out::println);
      out.printf(
          "%,d of %,d items became what they should.%n",
          expected.size() - Math.min(wrong.size(), expected.size()), expected.size());
      return wrong;
    }
  }

  private List<String> importFile(
      String resource, String name, List<String> options, DataCueMock sandbox, Expected expected)
      throws IOException {
    Path file = folder.resolve(name);
    Path prefix = results.resolve(resource);
    List<String> command = new ArrayList<>(List.of(resource, file.toString()));
    command.addAll(options);
    out.println();
    out.println("$ datacue-import " + String.join(" ", command));
    Path credentials = credentials(sandbox);
    command.addAll(List.of("--credentials", credentials.toString()));
    command.addAll(List.of("--base-url", sandbox.baseUrl(), "--out", prefix.toString()));
    PrintWriter printer = new PrintWriter(out, true, StandardCharsets.UTF_8);
    int exit = ImportCommand.run(printer, printer, command.toArray(new String[0]));
    Files.delete(credentials);
    if (exit != 1) {
      return List.of(name + ": exit code " + exit + " instead of 1, complete with rejects");
    }
    Path reasons = prefix.resolveSibling(resource + ".rejects.why");
    Path summary = prefix.resolveSibling(resource + ".summary.json");
    return expected.differences(file, sandbox.held(resource), reasons, summary);
  }

  private Path credentials(DataCueMock sandbox) throws IOException {
    Path file = Files.createTempFile(results, "credentials", ""); // readable by its owner alone
    return Files.writeString(file, "key=" + sandbox.key() + "\nsecret=" + sandbox.secret() + "\n");
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
