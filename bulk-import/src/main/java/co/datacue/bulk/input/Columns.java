package co.datacue.bulk.input;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the columns of CSV files, or the fields of JSON Lines, become fields of the contract.
 * Immutable.
 *
 * @param names what a column that is named otherwise means: the column's name to a field such as
 *     {@code product_id}, {@code profile.segment} or {@code cart.unit_price}
 * @param ignored columns that are not imported
 * @param separator between the columns
 * @param listSeparator between the entries of a list in one cell
 * @param emptyTexts whether an empty cell of a text is sent as an empty text; otherwise, and in all
 *     other columns, it means that there is no value
 */
public record Columns(
    Map<String, String> names,
    Set<String> ignored,
    char separator,
    String listSeparator,
    boolean emptyTexts) {

  /** Names as in the contract, commas between columns, {@code |} between entries of a list. */
  public static final Columns PLAIN = new Columns(Map.of(), Set.of(), ',', "|", false);

  /**
   * @throws IllegalArgumentException if a separator is empty
   */
  public Columns {
    names = Map.copyOf(new LinkedHashMap<>(names));
    ignored = Set.copyOf(new LinkedHashSet<>(ignored));
    if (listSeparator.isEmpty()) {
      throw new IllegalArgumentException("The separator of lists must not be empty.");
    }
  }

  /** Returns a copy with another separator between the columns. */
  public Columns withSeparator(char separator) {
    return new Columns(names, ignored, separator, listSeparator, emptyTexts);
  }
}
