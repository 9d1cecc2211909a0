package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;

/** How a file is compressed. */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  /**
   * Tells it from what a file begins with.
   *
   * @throws BadInputException if it is a container that is not read here
   */
  static Compression of(String name, Head head) throws BadInputException {
    if (head.begins('P', 'K', 3, 4)) {
      throw new BadInputException(name + " is a zip archive or a spreadsheet; export it as CSV.");
    } else if (head.begins('P', 'A', 'R', '1')) {
      throw new BadInputException(name + " is Parquet; export it as JSON Lines or CSV.");
    } else if (head.begins('B', 'Z', 'h') || head.begins(0xFD, '7', 'z', 'X', 'Z')) {
      throw new BadInputException(
          name + " is compressed with bzip2 or xz; gzip, zstd or nothing is read.");
    } else if (head.begins(0x1F, 0x8B)) {
      return GZIP;
    }
    return head.begins(0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : NONE;
  }
}
