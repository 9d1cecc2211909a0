package co.datacue.bulk.contract;

import co.datacue.client.json.ItemId;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Collects what one pass over an item shows. Not for use by several threads. */
public final class Findings {
  /** Enough to mend a line by; a value of another kind altogether would fill pages. */
  private static final int KEPT = 5;

  private final List<Misfit> misfits = new ArrayList<>(0);
  private final List<ItemId> ids = new ArrayList<>(2);
  private final boolean escapes;
  private boolean rewritten;

  /**
   * @param escapes whether there may be a backslash in the item: without one no text can be what
   *     UTF-8 cannot hold
   */
  public Findings(boolean escapes) {
    this.escapes = escapes;
  }

  boolean mayHaveEscapes() {
    return escapes;
  }

  void add(JsonParser in, String rule) {
    addAt(in, in.getParsingContext().pathAsPointer().toString(), rule);
  }

  /** For what concerns a whole object, when the parser stands at its end. */
  void addAt(JsonParser in, String pointer, String rule) {
    if (misfits.size() < KEPT) {
      misfits.add(new Misfit(pointer, in.currentTokenLocation().getColumnNr(), rule));
    }
  }

  /** Takes note of the value at whose last token the parser stands, if it can be an id. */
  void addId(String name, JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      ids.add(new ItemId(name, in.getText()));
    }
  }

  /** The item has something that the client writes in another way. */
  void rewrite() {
    rewritten = true;
  }

  /** Returns what is wrong, the first few. */
  public List<Misfit> misfits() {
    return List.copyOf(misfits);
  }

  /** Returns the ids that the item itself has, in their order. */
  public List<ItemId> ids() {
    return ids;
  }

  /**
   * Whether the item can be sent as it stands: nothing is wrong, and the client would not alter it.
   */
  public boolean fitsAsItIs() {
    return misfits.isEmpty() && !rewritten;
  }
}
