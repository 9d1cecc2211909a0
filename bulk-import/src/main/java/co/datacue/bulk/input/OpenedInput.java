package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An input, decompressed by what it begins with, whatever its name ends with. */
final class OpenedInput implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final String name;
  private final @Nullable FileChannel file;
  private volatile long bytesRead;
  private final Compression compression;
  private final InputStream text;
  private final char firstCharacter;

  private OpenedInput(String name, @Nullable FileChannel file, InputStream in) throws IOException {
    this.name = name;
    this.file = file;
    InputStream buffered = new BufferedInputStream(new Counted(in), BUFFER);
    compression = Compression.of(name, Head.of(buffered));
    text = new BufferedInputStream(new Named(decompressed(buffered)), BUFFER);
    Head head = Head.of(text);
    head.refuseWhatIsNoText(name);
    firstCharacter = head.firstCharacter();
  }

  /**
   * Opens a file, {@code -} for standard input.
   *
   * @throws BadInputException if it cannot be read or is no text; the message says what to do
   */
  static OpenedInput open(Path path, InputStream standardInput) throws IOException {
    if (path.toString().equals("-")) {
      return new OpenedInput("-", null, standardInput);
    }
    FileChannel file = channel(path);
    try {
      return new OpenedInput(path.toString(), file, Channels.newInputStream(file));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static FileChannel channel(Path path) throws BadInputException {
    if (Files.isDirectory(path)) {
      throw new BadInputException(
          path + " is a directory; name the files in it, such as " + path.resolve("*.jsonl"));
    }
    try {
      return FileChannel.open(path);
    } catch (NoSuchFileException e) {
      throw new BadInputException("There is no file " + path + ".", e);
    } catch (AccessDeniedException e) {
      throw new BadInputException(path + " may not be read by this user.", e);
    } catch (IOException e) {
      throw new BadInputException(path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private InputStream decompressed(InputStream in) throws IOException {
    try {
      return switch (compression) {
        case NONE -> in;
        case GZIP -> new WholeGzip(in, BUFFER);
        case ZSTD -> new ZstdInputStream(in);
      };
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** What is in it, decompressed, from the beginning. */
  InputStream text() {
    return text;
  }

  /** The first character that is no space, 0 if there is none. */
  char firstCharacter() {
    return firstCharacter;
  }

  /** Whether {@link #textFrom} can be asked. */
  boolean isSeekable() {
    return file != null && compression == Compression.NONE;
  }

  /** What is in it from an offset on, instead of {@link #text()}; nothing before is read. */
  InputStream textFrom(long offset) throws IOException {
    bytesRead = offset;
    return new Named(new Counted(Channels.newInputStream(file.position(offset))));
  }

  /** How many bytes of the file itself were read, which may be ahead of what was used. */
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private BadInputException damaged(Exception e) {
    String cause = e.getMessage() == null ? e.toString() : e.getMessage();
    String what =
        compression == Compression.NONE
            ? " cannot be read on: " + cause
            : " is cut off or damaged and cannot be decompressed (" + cause + ").";
    return new BadInputException(name + what, e);
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    /** Whether more follows is known when it is read: a pipe may only be slow. */
    @Override
    public int available() throws IOException {
      return Math.max(1, super.available());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      bytesRead += Math.max(read, 0); // one thread reads, others look
      return read;
    }
  }

  /** Says of a failed read which input it was. */
  private final class Named extends FilterInputStream {
    Named(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return super.read(bytes, from, length);
      } catch (IOException | RuntimeException e) { // aircompressor throws both
        throw damaged(e);
      }
    }
  }
}
