package co.datacue.bulk;

import java.util.Locale;

/** What a create does with an item that exists already. */
public enum OnExists {
  /** Leaves it as it is; it is counted as existed. */
  SKIP,
  /** Sends it once more, as an update. */
  UPDATE,
  /** Rejects the item. */
  FAIL;

  /** Returns it as it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
