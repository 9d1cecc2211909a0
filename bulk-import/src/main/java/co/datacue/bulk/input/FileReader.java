package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.SourceItem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The items of one file. */
abstract class FileReader implements Closeable {
  private final OpenedInput input;
  private final Utf8 utf8 = new Utf8();
  private final Records.Rules rules;
  final String name;
  Records records;

  FileReader(String name, OpenedInput input, Records.Rules rules) throws IOException {
    this.name = name;
    this.input = input;
    this.rules = rules;
    this.records = new Records(input.text(), rules, FileItems.LONGEST_ITEM, 0, 1);
  }

  abstract @Nullable SourceItem next() throws IOException;

  /** The place after the last item. */
  Mark mark(int file) {
    return input.isSeekable()
        ? new Mark(file, records.offset(), records.line(), records.tailLength(), records.tail())
        : new Mark(file, records.offset(), records.line(), 0, records.checksumOfAll());
  }

  /** What a list of rejects begins with. */
  byte[] header() {
    return new byte[0];
  }

  long bytesRead() {
    return input.bytesRead();
  }

  /** Goes there, if it is not the beginning. */
  final void goTo(Mark mark) throws IOException {
    if (mark.offset() == 0) {
      return;
    }
    long found;
    if (input.isSeekable()) {
      long tailFrom = mark.offset() - mark.tailLength();
      records =
          new Records(
              input.textFrom(tailFrom), rules, FileItems.LONGEST_ITEM, tailFrom, mark.line());
      found = records.checksum(mark.tailLength());
    } else {
      records.skipTo(mark.offset());
      found = records.checksumOfAll();
    }
    if (records.offset() != mark.offset() || found != mark.tail()) {
      throw changed(mark);
    }
    records.continueAt(mark.line());
  }

  final BadInputException changed(Mark mark) {
    return new BadInputException(
        name
            + " is not what it was when the import began: before line "
            + mark.line()
            + " it differs. Import the changed file with another journal.");
  }

  /** The text of a record, null if it is not UTF-8. */
  final @Nullable String utf8(byte[] bytes) {
    return utf8.is(bytes) ? new String(bytes, StandardCharsets.UTF_8) : null;
  }

  SourceItem item(byte[] raw) {
    return SourceItem.of(name, records.recordLine(), raw);
  }

  SourceItem item(byte[] raw, String json) {
    return SourceItem.of(name, records.recordLine(), raw, json);
  }

  SourceItem defective(byte[] raw, String defect) {
    return SourceItem.defective(name, records.recordLine(), raw, defect);
  }

  SourceItem tooLong(byte[] beginning) {
    String defect =
        "is longer than " + FileItems.LONGEST_ITEM + " bytes, which is what a request may have";
    return new SourceItem(name, records.recordLine(), beginning, null, defect, records.whole());
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
