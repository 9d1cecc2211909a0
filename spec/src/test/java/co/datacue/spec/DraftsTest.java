package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds an operation is told which samples to add, and given a draft of each. */
class DraftsTest {

  private static final Map<String, List<String>> CHECKS =
      Map.of(
          "mjs", List.of("node", "--check"),
          "py", List.of("python3", "-m", "py_compile"),
          "php", List.of("php", "-l"),
          "sh", List.of("sh", "-n"));

  @Test
  void missingSamplesAreNamedAndDrafted(@TempDir Path folder) throws IOException {
    Path createUser = Files.createDirectories(folder.resolve("samples/createUser"));
    Files.writeString(createUser.resolve("node.mjs"), "");
    Program lint = Drafts.lint(folder);
    String told = lint.output();
    assertEquals(1, lint.status(), told);
    assertTrue(told.contains("createUser (POST /v1/users) has no sample in every language."), told);
    assertTrue(told.contains("/createUser/CreateUser.java\n"), told);
    assertEquals(-1, told.indexOf("/createUser/node.mjs"), told);
    assertTrue(told.contains("sample-drafts/createUser: read them over"), told);
    assertTrue(told.contains("/trackEvent/browser.js\n"), told);
    assertEquals(-1, told.indexOf("/createUser/browser.js"), "a signed call has no place there");
    Path drafts = folder.resolve("target/sample-drafts");
    assertEquals(
        List.of("CreateUser.java", "curl.sh", "php.php", "python.py"),
        names(drafts.resolve("createUser")));
    assertEquals(
        Contract.operations(Contract.parse(Contract.FILE).getOpenAPI()).size(),
        names(drafts).size());
    assertReadable(drafts.resolve("createOrder"));
    String java = Files.readString(drafts.resolve("createOrder/CreateOrder.java"));
    assertTrue(
        java.contains("    Order request =\n        new Order()\n            .orderId("), java);
    assertTrue(java.contains("(OffsetDateTime.parse(\"2018-04-04T23:29:04Z\"))"), java);
  }

  /** Whether they send what they should is seen where samples are run. */
  private static void assertReadable(Path drafts) throws IOException {
    for (String name : names(drafts)) {
      List<String> check = CHECKS.get(name.replaceAll(".*\\.", ""));
      if (check != null && Program.find(check.get(0)).isPresent()) {
        Program.run(drafts, Map.of(), Stream.concat(check.stream(), Stream.of(name)).toList())
            .succeeded();
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
