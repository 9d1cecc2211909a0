package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import co.datacue.bulk.contract.BatchOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of a CSV file are. */
final class CsvHeader {
  private static final Pattern PERHAPS_A_SEPARATOR = Pattern.compile("[;\t|]");

  private final List<@Nullable CsvColumn> columns = new ArrayList<>();
  private final @Nullable String list;

  /**
   * Reads a header.
   *
   * @throws BadInputException if a column is no field, two are the same, or an id has none
   */
  CsvHeader(String file, List<String> names, Columns settings, BatchOperation operation)
      throws BadInputException {
    Map<String, String> taken = new HashMap<>();
    for (String name : names) {
      String field = settings.names().getOrDefault(name, name);
      if (settings.ignored().contains(name)) {
        columns.add(null);
        continue;
      }
      Optional<CsvColumn> column = CsvColumn.of(field, operation.items());
      String other = taken.put(field, name);
      if (column.isEmpty()) {
        throw new BadInputException(unknown(file, name, field, operation));
      } else if (other != null) {
        throw new BadInputException(
            file + ": the columns \"" + other + "\" and \"" + name + "\" are both " + field + ".");
      }
      columns.add(column.get());
    }
    for (String id : operation.ids()) {
      if (!taken.containsKey(id)) {
        throw new BadInputException(
            file
                + " has no column "
                + id
                + ", which every item needs; say which it is: --map COLUMN="
                + id
                + ". Its columns are: "
                + String.join(", ", names));
      }
    }
    list = onlyList(file);
  }

  private static String unknown(String file, String name, String field, BatchOperation operation) {
    Matcher separator = PERHAPS_A_SEPARATOR.matcher(name);
    if (separator.find()) {
      return file
          + " has a column \""
          + name
          + "\"; if columns end at each "
          + separator.group()
          + ", say --separator '"
          + separator.group()
          + "'.";
    }
    return file
        + ": the column \""
        + name
        + "\" is no field of "
        + operation.resource()
        + (field.equals(name) ? "" : " (mapped to " + field + ")")
        + "; say which it is with --map \""
        + name
        + "=FIELD\", or leave it out with --ignore \""
        + name
        + "\". The fields are: "
        + String.join(", ", operation.items().properties().keySet());
  }

  private @Nullable String onlyList(String file) throws BadInputException {
    List<String> lists =
        columns.stream()
            .filter(Objects::nonNull)
            .map(CsvColumn::list)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (lists.size() > 1) {
      throw new BadInputException(
          file + " has columns of two lists, " + lists + "; rows can repeat for one only.");
    }
    return lists.isEmpty() ? null : lists.get(0);
  }

  /** The columns in order, null for one that is left out. */
  List<@Nullable CsvColumn> columns() {
    return columns;
  }

  /** The list whose entries are rows, null if every row is an item. */
  @Nullable String list() {
    return list;
  }
}
