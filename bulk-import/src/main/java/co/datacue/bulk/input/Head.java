package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of an input, which tell what it is. */
final class Head {
  private static final int LENGTH = 512;

  private final byte[] bytes;

  private Head(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Looks, and leaves the stream where it was. */
  static Head of(InputStream in) throws IOException {
    in.mark(LENGTH);
    byte[] bytes = in.readNBytes(LENGTH);
    in.reset();
    return new Head(bytes);
  }

  boolean begins(int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[i] != (byte) wanted[i]) {
        return false;
      }
    }
    return true;
  }

  void refuseWhatIsNoText(String name) throws BadInputException {
    boolean wide = begins(0xFF, 0xFE) || begins(0xFE, 0xFF);
    if (wide || indexOf(0) >= 0) {
      boolean every = wide || (bytes.length > 3 && (bytes[1] == 0 || bytes[0] == 0));
      throw new BadInputException(
          every
              ? name + " is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 " + name
              : name + " is no text: it has bytes that are zero.");
    }
    if (indexOf('\n') < 0 && isCarriageReturnWithin()) {
      throw new BadInputException(
          name
              + " ends its lines with carriage returns alone, so it is one line; convert it: tr"
              + " '\\r' '\\n' < "
              + name);
    }
    if (firstCharacter() == '<') {
      throw new BadInputException(
          name + " is HTML or XML, perhaps an error page instead of the export.");
    }
  }

  /** Not the last, which a line feed may follow beyond what was looked at. */
  private boolean isCarriageReturnWithin() {
    int at = indexOf('\r');
    return at >= 0 && at < bytes.length - 1;
  }

  /** The first character that is no space, 0 if there is none. */
  char firstCharacter() {
    for (int i = begins(0xEF, 0xBB, 0xBF) ? 3 : 0; i < bytes.length; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return (char) (bytes[i] & 0xFF);
      }
    }
    return 0;
  }

  private int indexOf(int wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
