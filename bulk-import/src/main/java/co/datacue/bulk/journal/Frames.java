package co.datacue.bulk.journal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of frames, each with its length and its CRC-32C, appended and brought to disk in order.
 * After a crash the last may be cut off or, if the power went, be anything: what follows the last
 * whole frame is dropped. Used by one thread at a time, and by one process.
 */
final class Frames implements Closeable {
  private static final int HEAD = 8;
  private static final int LONGEST = 64 * 1024 * 1024;

  private final FileChannel file;
  private final FileLock lock;

  private Frames(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Takes a frame that was read. */
  interface Reader {
    void frame(DataInputStream in) throws IOException;
  }

  /**
   * Opens a file, or makes it, and reads what is whole of it.
   *
   * @throws IOException if another run has it open; the message says so
   */
  static Frames open(Path path, Reader reader) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Frames frames = new Frames(file, lock(path, file));
      frames.read(reader);
      return frames;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static FileLock lock(Path path, FileChannel file) throws IOException {
    FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // this very process has it
    }
    if (lock == null) {
      throw new IOException("another import is running with the journal " + path);
    }
    return lock;
  }

  private void read(Reader reader) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new java.io.BufferedInputStream(Channels.newInputStream(file), 1024 * 1024));
    long whole = 0;
    byte[] payload = next(in);
    while (payload != null) {
      reader.frame(new DataInputStream(new ByteArrayInputStream(payload)));
      whole += HEAD + payload.length;
      payload = next(in);
    }
    if (whole < file.size()) {
      file.truncate(whole);
      file.force(true);
    }
    file.position(whole);
  }

  /** The next frame's payload, null if there is no whole one. */
  private static byte @Nullable [] next(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (head.length < HEAD) {
      return null;
    }
    int length = ByteBuffer.wrap(head).getInt(0);
    int checksum = ByteBuffer.wrap(head).getInt(4);
    if (length <= 0 || length > LONGEST) {
      return null;
    }
    byte[] payload = in.readNBytes(length);
    return payload.length == length && checksum(payload) == checksum ? payload : null;
  }

  private static int checksum(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }

  /** Appends a frame; it is on disk when this returns. */
  void append(byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + payload.length);
    frame.putInt(payload.length).putInt(checksum(payload)).put(payload).flip();
    while (frame.hasRemaining()) {
      file.write(frame);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    file.close();
  }
}
