package co.datacue.mock.prism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.MockException;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One installation at a time, whoever asks. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class InstallationLockTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("prism.lock");
  }

  @Test
  void secondClassLoaderOfOneJvmWaitsForTheFirst() throws Exception {
    FakeNode fake = new FakeNode(folder);
    Path go = folder.resolve("go");
    String untilTold = "while [ ! -e '" + go + "' ]; do sleep 0.05; done; ";
    Node node = fake.withNpm("touch '" + folder + "/begun'; " + untilTold + FakeNode.INSTALL);
    Path home = folder.resolve("cache/prism");
    try (URLClassLoader one = anotherLoader();
        URLClassLoader other = anotherLoader()) {
      FutureTask<Object> first = installing(one, node, home);
      Thread firstThread = started(first);
      while (!Files.exists(folder.resolve("begun"))) {
        assertTrue(firstThread.isAlive(), first::toString);
        Thread.sleep(20);
      }
      FutureTask<Object> second = installing(other, node, home);
      Thread secondThread = started(second);
      while (secondThread.isAlive() && secondThread.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(20);
      }
      Files.createFile(go);
      assertNotSame(first.get().getClass(), second.get().getClass());
    }
    assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
  }

  @Test
  void waitingHasAnEnd() throws Exception {
    try (InstallationLock held = InstallationLock.take(file, LONG)) {
      String message =
          assertThrows(MockException.class, () -> InstallationLock.take(file, Duration.ofMillis(1)))
              .getMessage();
      assertTrue(message.contains(file.toString()) && message.contains("End the"), held + message);
    }
  }

  @Test
  void waitingCanBeInterrupted() throws Exception {
    try (InstallationLock held = InstallationLock.take(file, LONG)) {
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class, () -> InstallationLock.take(file, LONG), held::toString);
    }
  }

  @Test
  void lockOfAnotherProcessIsWaitedFor() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .start();
    try {
      assertEquals('h', holder.getInputStream().read());
      assertThrows(MockException.class, () -> InstallationLock.take(file, Duration.ofMillis(1)));
      holder.getOutputStream().close();
      InstallationLock.take(file, LONG).close();
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void lockThatCouldNotBeTakenIsNotHeld() throws Exception {
    Path nowhere = folder.resolve("absent/prism.lock");
    assertThrows(java.io.IOException.class, () -> InstallationLock.take(nowhere, LONG));
    InstallationLock.take(file, Duration.ZERO).close();
  }

  /** A process that holds the lock until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (InstallationLock held = InstallationLock.take(Path.of(arguments[0]), LONG)) {
        System.out.print("held by " + held);
        System.out.flush();
        System.in.read();
      }
    }
  }

  private static Thread started(FutureTask<?> task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static URLClassLoader anotherLoader() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static FutureTask<Object> installing(ClassLoader loader, Node node, Path home)
      throws ReflectiveOperationException {
    Class<?> nodeThere = loader.loadClass(Node.class.getName());
    Constructor<?> constructor = nodeThere.getDeclaredConstructor(String.class, String.class);
    constructor.setAccessible(true);
    Object its = constructor.newInstance(node.node(), node.npm());
    Method ensure =
        loader
            .loadClass(PrismInstallation.class.getName())
            .getDeclaredMethod("ensure", nodeThere, Path.class);
    ensure.setAccessible(true);
    return new FutureTask<>(
        () -> {
          try {
            return ensure.invoke(null, its, home);
          } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
          }
        });
  }
}
