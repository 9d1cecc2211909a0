package co.datacue.bulk;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where items come from, in an order that is the same each time: an import that is continued counts
 * on it. Used by one thread at a time.
 */
public interface ItemSource extends Closeable {

  /**
   * Returns the next item, null after the last.
   *
   * @throws BadInputException if what follows is not what it claims to be, and cannot be passed
   *     over item by item
   */
  @Nullable SourceItem next() throws IOException;

  /** Returns the place after the item that was returned last. */
  Mark mark();

  /**
   * Goes to a place that a source over the same input gave.
   *
   * @throws BadInputException if the input is not the same
   */
  void goTo(Mark mark) throws IOException;

  /**
   * What the input is, so that a journal of another is noticed: for files their names, sizes and
   * times of change.
   */
  String identity();

  /** What a list of rejects begins with, such as the header of a CSV file; empty for none. */
  default byte[] rejectsHeader() {
    return new byte[0];
  }

  /**
   * A place in an input.
   *
   * @param file which of several files, from 0
   * @param offset where the next item begins, in bytes of what is read (after decompression), or in
   *     items where there are no bytes
   * @param line the number of its line, from 1
   * @param tailLength how many bytes before the offset {@code tail} is of
   * @param tail the CRC-32C of those bytes, or of all before the offset if the length is 0: they
   *     are there again if the input is the same
   */
  record Mark(int file, long offset, long line, int tailLength, long tail) {
    /** The beginning. */
    public static final Mark START = new Mark(0, 0, 1, 0, 0);
  }
}
