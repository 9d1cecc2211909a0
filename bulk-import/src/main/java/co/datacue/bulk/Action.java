package co.datacue.bulk;

import java.util.Locale;

/** What is done with each item of an import. */
public enum Action {
  /** Items that exist already are settled as {@link OnExists} says. */
  CREATE,
  /** Only the fields of the item change; it must exist. */
  UPDATE,
  /** An item that does not exist counts apart. */
  DELETE;

  /** Returns it as it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
