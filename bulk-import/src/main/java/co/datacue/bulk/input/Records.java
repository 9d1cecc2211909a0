package co.datacue.bulk.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into records: lines, or, where a quote is given, CSV records, in which a
 * quoted field may hold ends of lines. Holds one record and what was read beyond it, never more
 * than the longest one allowed. Used by one thread at a time.
 */
final class Records implements Closeable {
  private static final int READ_AHEAD = 64 * 1024;
  private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int most;
  private final int quote;
  private final int separator;

  private byte[] buffer = new byte[READ_AHEAD];
  private int start;
  private int end;
  private boolean ended;

  private long offset;
  private long line;
  private long recordLine;
  private int tailLength;
  private long tail = -1;
  private final CRC32C all = new CRC32C();
  private Defect defect = Defect.NONE;
  private @Nullable Path whole;

  /** What is wrong with a record as such. */
  enum Defect {
    NONE,
    TOO_LONG,
    QUOTE_NOT_CLOSED
  }

  /**
   * @param most how many bytes a record may have
   * @param offset where the stream begins in its input
   * @param line the line that begins there
   */
  Records(InputStream in, Rules rules, int most, long offset, long line) throws IOException {
    this.in = in;
    this.quote = rules.quote;
    this.separator = rules.separator;
    this.most = most;
    this.offset = offset;
    this.line = line;
    if (offset == 0) {
      passUtf8Mark();
    }
  }

  /** What ends a record: a quote of -1 makes every line one. */
  record Rules(int quote, int separator) {
    static final Rules LINES = new Rules(-1, -1);

    static Rules csv(char separator) {
      return new Rules('"', separator);
    }
  }

  private void passUtf8Mark() throws IOException {
    while (end < UTF8_MARK.length && fill()) {}
    if (end >= 3 && Arrays.equals(buffer, 0, 3, UTF8_MARK, 0, 3)) {
      consume(3);
    }
  }

  /** Passes over what comes before an offset. */
  void skipTo(long wanted) throws IOException {
    while (offset < wanted && (start < end || fill())) {
      consume((int) Math.min(end - start, wanted - offset));
    }
  }

  /** Says which line begins here. */
  void continueAt(long line) {
    this.line = line;
  }

  /** How many bytes the last record had, with the end of its line. */
  int tailLength() {
    return tailLength;
  }

  /** The CRC-32C of those bytes. */
  long tail() {
    if (tail < 0) { // they are in the buffer until more is read
      CRC32C crc = new CRC32C();
      crc.update(buffer, start - tailLength, tailLength);
      tail = crc.getValue();
    }
    return tail;
  }

  /** The CRC-32C of all bytes consumed. */
  long checksumOfAll() {
    return all.getValue();
  }

  /** The CRC-32C of the next bytes, which are passed over. */
  long checksum(int length) throws IOException {
    while (end - start < length && fill()) {}
    take(Math.min(length, end - start));
    return tail();
  }

  /** Bytes consumed: where the next record begins. */
  long offset() {
    return offset;
  }

  /** The line where the next record begins, from 1. */
  long line() {
    return line;
  }

  /** The line where the last record began. */
  long recordLine() {
    return recordLine;
  }

  /**
   * What is wrong with the last record; of one that is too long only the beginning was returned.
   */
  Defect defect() {
    return defect;
  }

  /** Returns the next record, without the end of its line; null after the last. */
  byte[] next() throws IOException {
    defect = Defect.NONE;
    whole = null;
    recordLine = line;
    int length = 0;
    State state = State.BEGIN;
    while (true) {
      if (quote < 0) {
        length = lengthOfLine(length);
        if (length > most) {
          return tooLong(most + 1);
        }
      }
      while (start + length < end) {
        int b = buffer[start + length];
        if (b == '\n' && state != State.QUOTED) {
          return taken(length, 1);
        }
        state = after(state, b);
        length++;
        if (length > most) {
          return state == State.QUOTED ? firstLine() : tooLong(length);
        }
      }
      if (!fill()) {
        if (state == State.QUOTED) {
          return firstLine();
        }
        return length == 0 ? null : taken(length, 0);
      }
    }
  }

  private enum State {
    BEGIN,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private State after(State state, int b) {
    if (state == State.QUOTED) {
      return b == quote ? State.AFTER_QUOTE : State.QUOTED;
    } else if (b == quote && state != State.PLAIN) {
      return State.QUOTED; // the first of a field, or the second of two within it
    }
    return b == separator ? State.BEGIN : State.PLAIN;
  }

  private byte[] taken(int length, int lineEnd) {
    int text = length;
    if (text > 0 && lineEnd > 0 && buffer[start + text - 1] == '\r') {
      text--;
    }
    byte[] record = Arrays.copyOfRange(buffer, start, start + text);
    line += quote < 0 ? 0 : count('\n', record);
    line += lineEnd;
    take(length + lineEnd);
    return record;
  }

  /** A quote that nothing closes would swallow all that follows: one line is given up for it. */
  private byte[] firstLine() {
    defect = Defect.QUOTE_NOT_CLOSED;
    int length = lengthOfLine(0);
    return taken(length, start + length < end ? 1 : 0);
  }

  private byte[] tooLong(int length) throws IOException {
    defect = Defect.TOO_LONG;
    byte[] beginning = Arrays.copyOfRange(buffer, start, start + Math.min(length, 200));
    whole = Files.createTempFile("datacue-import", ".line");
    whole.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(whole)) {
      boolean more = true;
      while (more) {
        int part = lengthOfLine(0);
        out.write(buffer, start, part);
        boolean ends = start + part < end;
        line += ends ? 1 : 0;
        take(part + (ends ? 1 : 0));
        more = !ends && fill();
      }
    }
    return beginning;
  }

  /** Where all of a record that is too long was put, until the program ends. */
  @Nullable Path whole() {
    return whole;
  }

  /** Up to the end of the line, or of what is read. So many bytes are known to be before it. */
  private int lengthOfLine(int known) {
    return Bytes.indexOf('\n', buffer, start + known, end) - start;
  }

  private static int count(int wanted, byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b == wanted ? 1 : 0;
    }
    return count;
  }

  /** Passes over bytes that are the last record, or the last part of one. */
  private void take(int length) {
    consume(length);
    tailLength = length;
    tail = -1;
  }

  private void consume(int length) {
    all.update(buffer, start, length);
    start += length;
    offset += length;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      tail();
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(read, 0);
    return !ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
