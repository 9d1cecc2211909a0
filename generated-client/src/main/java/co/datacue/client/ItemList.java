package co.datacue.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model that is nothing but a list, such as a batch. Implemented by generated models. */
public interface ItemList<T> {

  /** Returns the items, null if none were set. */
  @Nullable List<T> items();
}
