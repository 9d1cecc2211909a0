package co.datacue.bulk.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * All parts of a gzip file. The JDK's own takes what follows a part and is none for the end, so
 * that the rest of a damaged file would be lost without a word. Zeros may follow, as on a tape.
 */
final class WholeGzip extends GZIPInputStream {
  /** Checksum and length, which the JDK leaves in the buffer. */
  private static final int TRAILER = 8;

  WholeGzip(InputStream in, int buffer) throws IOException {
    super(in, buffer);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read < 0) {
      refuseWhatFollows();
    }
    return read;
  }

  private void refuseWhatFollows() throws IOException {
    boolean more = false;
    for (int at = len - inf.getRemaining() + TRAILER; at < len; at++) {
      more |= buf[at] != 0;
    }
    for (int next = in.read(); next >= 0 && !more; next = in.read()) {
      more = next != 0;
    }
    if (more) {
      throw new ZipException("after a whole part follows what is no gzip");
    }
  }
}
