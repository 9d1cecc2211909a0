package co.datacue.bulk.input;

import co.datacue.bulk.BadInputException;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.SourceItem;
import co.datacue.bulk.contract.BatchOperation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of a CSV file: a row each, or, where columns are of a list such as {@code
 * cart.unit_price}, as many rows as follow each other with the same ids.
 */
final class CsvReader extends FileReader {
  private final Columns columns;
  private final BatchOperation operation;
  private final de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder parser;
  private final byte[] header;
  private final CsvHeader fields;
  private final IdsSeen seen = new IdsSeen();

  private @Nullable Row ahead;
  private Mark beforeAhead = Mark.START;

  CsvReader(String name, OpenedInput input, Columns columns, BatchOperation operation, Mark from)
      throws IOException {
    super(name, input, Records.Rules.csv(columns.separator()));
    this.columns = columns;
    this.operation = operation;
    this.parser =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(columns.separator())
            .allowUnclosedQuote(false)
            .skipEmptyLines(false);
    byte[] first = records.next();
    if (first == null) {
      throw new BadInputException(name + " is empty: a CSV file begins with a row of names.");
    }
    header = (new String(first, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    fields = new CsvHeader(name, headerNames(first), columns, operation);
    if (fields.list() == null) {
      goTo(from);
    } else {
      readUpTo(from);
    }
  }

  /** What rows belong together is known only to who has seen those before. */
  private void readUpTo(Mark mark) throws IOException {
    while (mark(mark.file()).offset() < mark.offset() && next() != null) {}
    if (mark.offset() > 0 && !mark(mark.file()).equals(mark)) {
      throw changed(mark);
    }
  }

  private List<String> headerNames(byte[] first) throws BadInputException {
    String text = utf8(first);
    if (text == null) {
      throw new BadInputException(
          name + " is not UTF-8; convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 " + name);
    }
    try {
      return cells(text).stream().map(String::strip).toList();
    } catch (CsvParseException | IllegalArgumentException e) {
      throw new BadInputException(name + " has a header that is no CSV: " + e.getMessage(), e);
    }
  }

  @Override
  byte[] header() {
    return header;
  }

  @Override
  Mark mark(int file) {
    if (ahead == null) {
      return super.mark(file);
    }
    return new Mark(
        file,
        beforeAhead.offset(),
        beforeAhead.line(),
        beforeAhead.tailLength(),
        beforeAhead.tail());
  }

  @Override
  @Nullable SourceItem next() throws IOException {
    Row row = ahead == null ? row() : ahead;
    ahead = null;
    if (row == null || row.item == null || fields.list() == null) {
      return row == null ? null : row.source;
    }
    return group(row);
  }

  /** A row: as an item, if it is one. */
  private record Row(SourceItem source, @Nullable ObjectNode item, String ids) {}

  private @Nullable Row row() throws IOException {
    byte[] raw = records.next();
    while (raw != null && raw.length == 0) {
      raw = records.next();
    }
    if (raw == null) {
      return null;
    }
    String text = utf8(raw);
    String defect =
        switch (records.defect()) {
          case TOO_LONG -> "too long";
          case QUOTE_NOT_CLOSED -> "opens a quote that nothing closes";
          case NONE -> null;
        };
    if (records.defect() == Records.Defect.TOO_LONG) {
      return new Row(tooLong(raw), null, "");
    } else if (text == null) {
      return new Row(defective(raw, "is not UTF-8"), null, "");
    } else if (defect != null) {
      return new Row(defective(raw, defect), null, "");
    }
    try {
      ObjectNode item = object(cells(text));
      return new Row(item(raw, item.toString()), item, ids(item));
    } catch (CsvParseException | IllegalArgumentException e) {
      return new Row(defective(raw, "is no row of this file: " + e.getMessage()), null, "");
    }
  }

  /** To the parser a carriage return alone ends a row, and of a second one it would not tell. */
  private List<String> cells(String row) {
    Iterator<CsvRecord> rows = parser.ofCsvRecord(row).iterator();
    List<String> cells = rows.next().getFields();
    if (rows.hasNext()) {
      throw new IllegalArgumentException(
          "a carriage return stands in it: end lines with line feeds, and quote what has a carriage"
              + " return in it");
    }
    return cells;
  }

  private ObjectNode object(List<String> cells) {
    if (cells.size() != fields.columns().size()) {
      throw new IllegalArgumentException(
          "it has " + cells.size() + " columns where the header has " + fields.columns().size());
    }
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.size(); i++) {
      CsvColumn column = fields.columns().get(i);
      JsonNode value = column == null ? null : column.value(cells.get(i), columns);
      if (value != null) {
        Renaming.put(column.list() == null ? item : entry, column.path(), value);
      }
    }
    if (!entry.isEmpty()) {
      item.withArrayProperty(fields.list()).add(entry);
    }
    return item;
  }

  private String ids(ObjectNode item) {
    StringBuilder ids = new StringBuilder();
    operation.ids().forEach(id -> ids.append(item.path(id).asText()).append('\n'));
    return ids.toString();
  }

  private SourceItem group(Row first) throws IOException {
    ObjectNode item = first.item;
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes(first.source.raw());
    List<String> defects = new ArrayList<>();
    while (true) {
      beforeAhead = super.mark(0);
      Row next = row();
      if (next == null || next.item == null || !next.ids.equals(first.ids)) {
        ahead = next;
        break;
      }
      raw.write('\n');
      raw.writeBytes(next.source.raw());
      merge(item, next.item, defects);
    }
    String again = seen.again(first.ids, first.source.line());
    String defect = again != null ? again : defects.isEmpty() ? null : defects.get(0);
    long line = first.source.line();
    return defect == null
        ? SourceItem.of(name, line, raw.toByteArray(), item.toString())
        : SourceItem.defective(name, line, raw.toByteArray(), defect);
  }

  private void merge(ObjectNode item, ObjectNode row, List<String> defects) {
    row.properties()
        .forEach(
            field -> {
              JsonNode there = item.get(field.getKey());
              if (field.getKey().equals(fields.list())) {
                field.getValue().forEach(item.withArrayProperty(fields.list())::add);
              } else if (there == null) {
                item.set(field.getKey(), field.getValue());
              } else if (!there.equals(field.getValue())) {
                defects.add(
                    "has rows that differ in "
                        + field.getKey()
                        + ": "
                        + there
                        + " and "
                        + field.getValue());
              }
            });
  }
}
