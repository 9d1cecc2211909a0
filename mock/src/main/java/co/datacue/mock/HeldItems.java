package co.datacue.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a stateful mock holds of one resource, such as the products. A view, not a copy: each call
 * tells of that moment. The JSON trees are the caller's own. Safe for any number of threads.
 */
public interface HeldItems {
  /** The resource's name in the contract's paths, such as {@code products}. */
  String resource();

  /** The names of the ids that tell one item from another; none if items are only added. */
  List<String> idNames();

  /** How many items are held. */
  int size();

  /**
   * One item, as it was created and updated since, or empty if there is none.
   *
   * @param ids its ids, in the order of {@link #idNames()}
   * @throws IllegalArgumentException if these are more or fewer ids than the resource has
   */
  Optional<JsonNode> get(String... ids);

  /**
   * Those that begin with these ids, in the order in which they were created: without any, all of
   * them; with one, for example, every variant of that product. Takes as much memory as they do,
   * several times over.
   *
   * @throws IllegalArgumentException if these are more ids than the resource has
   */
  List<JsonNode> all(String... ids);

  /** The items created last, newest first, and no more than so many. */
  List<JsonNode> latest(int count);
}
