package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import co.datacue.bulk.ItemSource;
import co.datacue.bulk.SourceItem;
import co.datacue.bulk.contract.BatchOperation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The items of files, one after the other. Used by one thread at a time. */
public final class FileItems implements ItemSource {
  /** What the API takes in one request; an item of more could not be sent at all. */
  static final int LONGEST_ITEM = 5 * 1024 * 1024;

  private final List<Path> files;
  private final @Nullable Format format;
  private final Columns columns;
  private final BatchOperation operation;
  private final InputStream standardInput;
  private final long[] sizes;

  private final boolean hasStandardInput;

  private int index;
  private Mark last = Mark.START;
  private volatile @Nullable FileReader current;
  private volatile long bytesBefore;
  private volatile long passed;
  private byte[] header = new byte[0];

  /**
   * Makes a source of files, in their order.
   *
   * @param files {@code -} is standard input
   * @param format null to go by each file's name
   * @throws BadInputException if a file is not there
   */
  public FileItems(
      List<Path> files,
      @Nullable Format format,
      Columns columns,
      BatchOperation operation,
      InputStream standardInput)
      throws IOException {
    this.files = List.copyOf(files);
    this.format = format;
    this.columns = columns;
    this.operation = operation;
    this.standardInput = standardInput;
    this.sizes = new long[files.size()];
    this.hasStandardInput = IntStream.range(0, sizes.length).anyMatch(this::isStandardInput);
    for (int i = 0; i < sizes.length; i++) {
      // Opened once now: what is not what it claims to be should not be found after an hour.
      if (!isStandardInput(i)) {
        try (FileReader reader = open(i, Mark.START)) {
          sizes[i] = Files.size(files.get(i));
          header = reader.header();
        }
      }
    }
  }

  private boolean isStandardInput(int file) {
    return files.get(file).toString().equals("-");
  }

  @Override
  public @Nullable SourceItem next() throws IOException {
    while (index < files.size()) {
      if (current == null) {
        current = open(index, Mark.START);
        header = current.header();
      }
      SourceItem item = current.next();
      if (item != null) {
        return item;
      }
      last = current.mark(index);
      long bytes = bytesRead();
      current.close();
      current = null;
      bytesBefore = bytes;
      index++;
    }
    return null;
  }

  private FileReader open(int file, Mark from) throws IOException {
    Path path = files.get(file);
    Format as = format == null ? Format.of(path.toString()) : format;
    OpenedInput input = OpenedInput.open(path, standardInput);
    try {
      return switch (as) {
        case JSONL -> new JsonLinesReader(path.toString(), input, columns, from);
        case CSV -> new CsvReader(path.toString(), input, columns, operation, from);
        case TSV ->
            new CsvReader(path.toString(), input, columns.withSeparator('\t'), operation, from);
      };
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  @Override
  public Mark mark() {
    return current == null ? last : current.mark(index);
  }

  @Override
  public void goTo(Mark mark) throws IOException {
    close();
    index = mark.file();
    bytesBefore = LongStream.of(sizes).limit(index).sum();
    last = mark;
    if (mark.offset() > 0) {
      current = open(index, mark);
      header = current.header();
    }
    passed = bytesRead();
  }

  @Override
  public String identity() {
    StringBuilder identity = new StringBuilder();
    for (int i = 0; i < sizes.length; i++) {
      identity.append(files.get(i).getFileName()).append(' ');
      if (!isStandardInput(i)) {
        identity.append(sizes[i]).append(" bytes, changed ").append(changed(files.get(i)));
      }
      identity.append('\n');
    }
    return identity.append("read with ").append(columns).toString();
  }

  private static String changed(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime().toString();
    } catch (IOException e) {
      return "unknown"; // it was opened a moment ago; if it is gone, reading will say so
    }
  }

  @Override
  public byte[] rejectsHeader() {
    return header.clone();
  }

  /** Returns how much was read, which is ahead of what is settled. Any thread may ask. */
  public Bytes bytes() {
    return new Bytes(passed, bytesRead(), hasStandardInput ? -1 : LongStream.of(sizes).sum());
  }

  private long bytesRead() {
    FileReader reader = current;
    return bytesBefore + (reader == null ? 0 : reader.bytesRead());
  }

  /**
   * How much of the files was read, in bytes as they lie on disk.
   *
   * @param passed what an earlier run had settled
   * @param read what was read, with that
   * @param all what there is, -1 if it comes from standard input
   */
  public record Bytes(long passed, long read, long all) {}

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
