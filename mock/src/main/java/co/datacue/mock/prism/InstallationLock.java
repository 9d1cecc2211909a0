package co.datacue.mock.prism;

import co.datacue.mock.MockException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Held by the one that installs: the only one in this JVM first, then on this machine. A file lock
 * alone would not do. Two of one JVM are refused by an exception, and closing the second one's
 * channel gives up the first one's lock.
 */
final class InstallationLock implements AutoCloseable {
  /** Is set while one is held, whichever class loader this class comes from. */
  static final String IN_USE = "datacue.mock.installing";

  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private final FileChannel channel;

  private InstallationLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @throws MockException if others have kept it for as long as {@code patience}
   */
  static InstallationLock take(Path file, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.getProperties().putIfAbsent(IN_USE, file.toString()) != null) {
      pause(file, patience, deadline);
    }
    try {
      return new InstallationLock(lockedChannel(file, patience, deadline));
    } catch (Throwable e) {
      System.clearProperty(IN_USE);
      throw e;
    }
  }

  private static FileChannel lockedChannel(Path file, Duration patience, long deadline)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      while (channel.tryLock() == null) {
        pause(file, patience, deadline);
      }
      return channel;
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private static void pause(Path file, Duration patience, long deadline)
      throws InterruptedException {
    if (System.nanoTime() - deadline >= 0) {
      throw new MockException(
          "Another installation of Prism was not done after "
              + patience.toSeconds()
              + " s. End the program that runs it and start again; it holds a lock like "
              + file);
    }
    Thread.sleep(BETWEEN_LOOKS_MILLIS);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close(); // and with it the lock
    } finally {
      System.clearProperty(IN_USE);
    }
  }
}
