package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.SourceItem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The items of one file. */
abstract class FileReader implements Closeable {
  private final OpenedInput input;
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
  static @Nullable String utf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try { // it may also stand there as itself
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  SourceItem item(byte[] raw, @Nullable String json, @Nullable String defect) {
    return new SourceItem(name, records.recordLine(), raw, json, defect, null);
  }

  SourceItem tooLong(byte[] beginning) {
    String defect =
        "is longer than " + FileItems.LONGEST_ITEM + " bytes, which is what a request may have";
    return new SourceItem(name, records.recordLine(), beginning, null, defect, records.whole());
  }

  SourceItem notUtf8(byte[] raw) {
    return item(raw, null, "is not UTF-8");
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
