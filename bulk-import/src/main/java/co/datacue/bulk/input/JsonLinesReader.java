package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.SourceItem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The items of a file that has a JSON object on each line. Lines with nothing on them are passed
 * over.
 */
final class JsonLinesReader extends FileReader {
  private final @Nullable Renaming renaming;

  JsonLinesReader(String name, OpenedInput input, Columns columns, Mark from) throws IOException {
    super(name, input, Records.Rules.LINES);
    if (input.firstCharacter() == '[') {
      throw new BadInputException(
          name + " is one JSON list, not an object on each line; convert it: jq -c '.[]' " + name);
    }
    renaming = Renaming.of(columns);
    goTo(from);
  }

  @Override
  @Nullable SourceItem next() throws IOException {
    while (true) {
      byte[] raw = records.next();
      if (raw == null) {
        return null;
      } else if (records.defect() == Records.Defect.TOO_LONG) {
        return tooLong(raw);
      } else if (!isBlank(raw)) {
        return renaming == null ? item(raw) : renamed(raw, renaming);
      }
    }
  }

  private SourceItem renamed(byte[] raw, Renaming renaming) {
    String text = utf8(raw);
    if (text == null) {
      return item(raw); // refused with any other that is not UTF-8
    }
    try {
      return item(raw, renaming.apply(text));
    } catch (IllegalArgumentException e) {
      return defective(raw, e.getMessage());
    }
  }

  private static boolean isBlank(byte[] raw) {
    for (byte b : raw) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
