package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an item. Not for use by several threads. */
public final class Misfits {
  /** Enough to mend a line by; a value of another kind altogether would fill pages. */
  private static final int KEPT = 5;

  private final List<Misfit> found = new ArrayList<>(0);

  void add(JsonParser in, String rule) {
    addAt(in, in.getParsingContext().pathAsPointer().toString(), rule);
  }

  /** For what concerns a whole object, when the parser stands at its end. */
  void addAt(JsonParser in, String pointer, String rule) {
    if (found.size() < KEPT) {
      found.add(new Misfit(pointer, in.currentTokenLocation().getColumnNr(), rule));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns what was found, the first few. */
  public List<Misfit> found() {
    return List.copyOf(found);
  }
}
