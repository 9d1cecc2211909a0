package co.datacue.bulk.input;

import co.datacue.bulk.contract.ArrayShape;
import co.datacue.bulk.contract.BooleanShape;
import co.datacue.bulk.contract.NumberShape;
import co.datacue.bulk.contract.ObjectShape;
import co.datacue.bulk.contract.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a CSV file is in an item. What cannot be read as its field's type stays a text,
 * which the check of the item then refuses by field and value.
 *
 * @param path where in the item; within the entry, if there is a {@code list}
 * @param list the list of objects that the column is of, as {@code cart} is of {@code
 *     cart.unit_price}; null if it is of the item itself
 */
record CsvColumn(String path, @Nullable String list, Shape shape) {
  private static final JsonNodeFactory JSON = JsonTrees.MAPPER.getNodeFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,9})?");

  /** Finds the field that a path names. */
  static Optional<CsvColumn> of(String path, ObjectShape item) {
    return find(path, "", null, item);
  }

  private static Optional<CsvColumn> find(
      String rest, String before, @Nullable String list, ObjectShape in) {
    int dot = rest.indexOf('.');
    String name = dot < 0 ? rest : rest.substring(0, dot);
    Shape shape = in.properties().get(name);
    if (shape == null && in.additional() != null) {
      return Optional.of(new CsvColumn(before + rest, list, in.additional()));
    } else if (shape == null || name.isEmpty()) {
      return Optional.empty();
    }
    shape = shape.bare();
    if (dot < 0) {
      return Optional.of(new CsvColumn(before + rest, list, shape));
    }
    String after = rest.substring(dot + 1);
    if (shape instanceof ObjectShape object) {
      return find(after, before + name + ".", list, object);
    } else if (shape instanceof ArrayShape array
        && list == null
        && array.items().bare() instanceof ObjectShape entry) {
      return find(after, "", before + name, entry);
    }
    return Optional.empty();
  }

  /** Reads a cell; null if it says that there is no value. */
  @Nullable JsonNode value(String cell, Columns columns) {
    boolean isText =
        !(shape instanceof NumberShape || shape instanceof BooleanShape || isStructure());
    if (cell.isEmpty()) {
      return isText && columns.emptyTexts() ? JSON.textNode("") : null;
    } else if (isStructure()) {
      return structure(cell, columns);
    }
    return scalar(cell, shape);
  }

  private boolean isStructure() {
    return shape instanceof ArrayShape || shape instanceof ObjectShape;
  }

  private JsonNode structure(String cell, Columns columns) {
    if (shape instanceof ArrayShape array && !(array.items().bare() instanceof ObjectShape)) {
      ArrayNode list = JSON.arrayNode();
      for (String entry : cell.split(Pattern.quote(columns.listSeparator()), -1)) {
        list.add(scalar(entry, array.items().bare()));
      }
      return list;
    }
    try {
      return JsonTrees.MAPPER.readTree(cell);
    } catch (JsonProcessingException e) {
      return JSON.textNode(cell);
    }
  }

  private static JsonNode scalar(String cell, Shape shape) {
    if (shape instanceof NumberShape && NUMBER.matcher(cell).matches()) {
      return JSON.numberNode(new BigDecimal(cell));
    } else if (shape instanceof BooleanShape && cell.matches("(?i)true|false")) {
      return JSON.booleanNode(Boolean.parseBoolean(cell.toLowerCase(Locale.ROOT)));
    }
    return JSON.textNode(cell);
  }
}
