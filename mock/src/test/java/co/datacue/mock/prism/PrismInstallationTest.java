package co.datacue.mock.prism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.MockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Installing Prism, with shell scripts in the place of node and npm. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class PrismInstallationTest {
  private static final String PACKAGE = FakeNode.PACKAGE;

  @TempDir Path folder;
  private FakeNode fake;
  private Path home;

  @BeforeEach
  void chooseFolders() {
    fake = new FakeNode(folder);
    home = folder.resolve("cache/prism");
  }

  @Test
  void missingNodeSaysWhatToInstall() {
    String message = refused(new Node(folder.resolve("absent").toString(), "npm"));
    assertTrue(message.contains("No Node.js found") && message.contains("absent"), message);
    assertTrue(message.contains("20.19 or newer"), message);
    for (String system : List.of("Debian", "Ubuntu", "Fedora", "macOS", "Windows", "container")) {
      assertTrue(
          message.lines().anyMatch(line -> line.matches(".*" + system + ".* install .*")), message);
    }
  }

  @Test
  void oldNodeIsNamed() throws IOException {
    for (String old : List.of("v18.20.4", "v20.18.9")) {
      String message = refused(new Node(fake.script("node", "echo " + old), "npm"));
      assertTrue(message.contains(old) && message.contains("20.19 or newer"), message);
    }
  }

  @Test
  void newerNodeIsTaken() throws IOException {
    for (String version : List.of("v20.19.0", "v22.0.0", "v100.1.2-nightly")) {
      new Node(fake.script("node", "echo " + version), "npm").requireSupported();
    }
  }

  @Test
  void whatIsNoNodeIsRefused() throws IOException {
    String message = refused(new Node(fake.script("node", "echo hello"), "npm"));
    assertTrue(message.contains("\"hello\""), message);
  }

  @Test
  void missingNpmSaysWhatToInstall() throws IOException {
    String message =
        refused(
            new Node(fake.script("node", "echo v20.19.0"), folder.resolve("absent").toString()));
    assertTrue(message.contains("No npm found") && message.contains("20.19 or newer"), message);
  }

  @Test
  void failedInstallationShowsNpmsOutputAndLeavesNothingInPlace() throws IOException {
    String message = refused(fake.withNpm("echo no space left >&2; exit 7"));
    assertTrue(message.contains("code 7") && message.contains("no space left"), message);
    assertFalse(Files.exists(home));
    assertEquals(
        home.resolve(PACKAGE + "/dist/index.js"),
        PrismInstallation.ensure(fake.withNpm(FakeNode.INSTALL), home).cli());
  }

  @Test
  void halfFinishedInstallationIsBegunAnew() throws IOException {
    Path partial = Files.createDirectories(home.resolveSibling("prism.partial"));
    Files.writeString(partial.resolve("leftover"), "");
    PrismInstallation.ensure(fake.withNpm(FakeNode.INSTALL), home);
    assertFalse(Files.exists(home.resolve("leftover")) || Files.exists(partial));
    assertTrue(Files.exists(home.resolve("package-lock.json")));
  }

  @Test
  void installationIsMadeOnceHoweverManyAskAtOnce() throws Exception {
    Node node = fake.withNpm(FakeNode.INSTALL);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<PrismInstallation>> found = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        found.add(callers.submit(() -> PrismInstallation.ensure(node, home)));
      }
      for (Future<PrismInstallation> installation : found) {
        assertTrue(Files.exists(installation.get().cli()));
      }
    } finally {
      callers.shutdownNow();
    }
    assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
  }

  @Test
  void folderWithAnotherVersionIsRefused() throws IOException {
    Files.createDirectories(home.resolve(PACKAGE));
    Files.writeString(home.resolve(PACKAGE + "/package.json"), "{\"version\":\"5.16.0\"}");
    String message = refused(fake.withNpm("exit 1"));
    assertTrue(message.contains("5.14.2") && message.contains("5.16.0"), message);
    assertTrue(message.contains(PrismInstallation.HOME_PROPERTY), message);
  }

  @Test
  void folderIsNamedForVersionAndLockfile() {
    String name = PrismInstallation.defaultHome(folder).getFileName().toString();
    assertTrue(name.matches("prism-5\\.14\\.2-[0-9a-f]{12}"), name);
  }

  private String refused(Node node) {
    return assertThrows(MockException.class, () -> PrismInstallation.ensure(node, home))
        .getMessage();
  }
}
