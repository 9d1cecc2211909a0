package co.datacue.mock.prism;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.MockCommand;
import co.datacue.mock.MockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An installation that is broken off takes npm, and what npm started, along. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class InterruptedInstallationTest {
  /** Tells its own id and its child's, then goes on for longer than any test. */
  private static final String ENDLESS =
      "sleep 600 & echo $$ $! > \"$(dirname \"$0\")/ids.new\";"
          + " mv \"$(dirname \"$0\")/ids.new\" \"$(dirname \"$0\")/ids\"; wait";

  @TempDir Path folder;
  private FakeNode fake;
  private Path home;
  private List<ProcessHandle> npm = List.of();

  @BeforeEach
  void chooseFolders() {
    fake = new FakeNode(folder);
    home = folder.resolve("cache/prism");
  }

  @AfterEach
  void leaveNothingRunning() {
    npm.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void interruptedInstallationEndsNpmBeforeTheNextOneBegins() throws Exception {
    Node endless = fake.withNpm(ENDLESS);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread first =
        new Thread(
            () -> {
              try {
                PrismInstallation.ensure(endless, home);
              } catch (Throwable e) {
                thrown.set(e);
              }
              flag.set(Thread.currentThread().isInterrupted());
            });
    first.start();
    npm = npm();
    first.interrupt();
    first.join();

    assertEnded(npm);
    assertInstanceOf(MockException.class, thrown.get());
    assertTrue(thrown.get().getMessage().contains("Interrupted"), thrown.get().getMessage());
    assertTrue(flag.get(), "the thread's interruption is kept");
    PrismInstallation.ensure(fake.withNpm(FakeNode.INSTALL), home);
  }

  @Test
  void programThatIsToldToGoEndsNpm() throws Exception {
    fake.withNpm(ENDLESS);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + PrismInstallation.HOME_PROPERTY + "=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                MockCommand.class.getName(),
                "--port=0")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    Process program = builder.start();
    try {
      npm = npm();
      program.destroy();
      assertTrue(program.waitFor(20, TimeUnit.SECONDS));
      assertEnded(npm);
    } finally {
      program.destroyForcibly();
    }
  }

  /** Waits until npm runs: itself and its child. */
  private List<ProcessHandle> npm() throws Exception {
    Path ids = folder.resolve("ids");
    while (!Files.exists(ids)) {
      Thread.sleep(20);
    }
    List<ProcessHandle> running =
        List.of(Files.readString(ids).strip().split(" ")).stream()
            .map(id -> ProcessHandle.of(Long.parseLong(id)).orElseThrow())
            .toList();
    assertTrue(running.size() == 2 && running.stream().allMatch(ProcessHandle::isAlive));
    return running;
  }

  private static void assertEnded(List<ProcessHandle> processes) {
    processes.forEach(each -> assertFalse(each.isAlive(), each::toString));
  }
}
