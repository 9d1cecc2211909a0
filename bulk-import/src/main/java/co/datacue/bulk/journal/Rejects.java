package co.datacue.bulk.journal;

import co.datacue.bulk.ItemOutcome;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The rejected items as they stood in the input, so that they can be mended and imported, and in a
 * second file why each was rejected. Used by one thread at a time.
 */
final class Rejects implements Closeable {
  /** Is written as it comes, and not kept in memory until the next time. */
  private static final int LARGE = 64 * 1024;

  private final byte[] header;
  private final FileChannel items;
  private final FileChannel reasons;
  private final ByteArrayOutputStream newItems = new ByteArrayOutputStream();
  private final ByteArrayOutputStream newReasons = new ByteArrayOutputStream();

  Rejects(Path items, Path reasons, byte[] header) throws IOException {
    this.header = header;
    this.items = open(items);
    try {
      this.reasons = open(reasons);
    } catch (IOException e) {
      this.items.close();
      throw e;
    }
  }

  /** Those of another import are not written over. */
  static void refuseOthers(Path items) throws IOException {
    if (Files.exists(items) && Files.size(items) > 0) {
      throw new IOException(
          items
              + " exists already, with the rejected items of another import; move it, or name"
              + " another file.");
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Goes back to what a journal knows to be there. */
  void resume(long itemsLength, long reasonsLength) throws IOException {
    cut(items, itemsLength);
    cut(reasons, reasonsLength);
  }

  private static void cut(FileChannel file, long length) throws IOException {
    if (file.size() < length) {
      throw new IOException(
          "the file of rejected items is shorter than it was; it may be changed only after the"
              + " import is complete");
    }
    file.truncate(length);
    file.position(length);
  }

  void add(ItemOutcome outcome) throws IOException {
    if (items.position() == 0 && newItems.size() == 0) {
      newItems.writeBytes(header);
    }
    byte[] raw = outcome.source().raw();
    if (outcome.source().whole() == null && raw.length < LARGE) {
      newItems.writeBytes(raw);
    } else if (outcome.source().whole() == null) {
      append(items, newItems);
      write(items, raw);
    } else {
      append(items, newItems);
      try (FileChannel whole = FileChannel.open(outcome.source().whole())) {
        for (long copied = 0; copied < whole.size(); ) {
          copied += whole.transferTo(copied, whole.size() - copied, items);
        }
      }
    }
    newItems.write('\n');
    String reason =
        outcome.source().file() + ":" + outcome.source().line() + ": " + outcome.reason() + "\n";
    newReasons.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes were added and are not on disk. */
  int waiting() {
    return newItems.size() + newReasons.size();
  }

  /** Brings to disk what was added. */
  void sync() throws IOException {
    if (newItems.size() > 0) {
      append(items, newItems);
      append(reasons, newReasons);
    }
  }

  private static void append(FileChannel file, ByteArrayOutputStream added) throws IOException {
    write(file, added.toByteArray());
    file.force(false);
    added.reset();
  }

  private static void write(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      // In parts, since as much is taken outside the heap as is written at once.
      left.limit(Math.min(bytes.length, left.position() + LARGE));
      file.write(left);
      left.limit(bytes.length);
    }
  }

  long itemsLength() throws IOException {
    return items.position();
  }

  long reasonsLength() throws IOException {
    return reasons.position();
  }

  @Override
  public void close() throws IOException {
    try (items) {
      reasons.close();
    }
  }
}
