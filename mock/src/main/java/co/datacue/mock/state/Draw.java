package co.datacue.mock.state;

import co.datacue.mock.MockException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one list of an answer is filled. The same state and request always give the same list.
 *
 * @param first the id that no two items of the list may share, so that a product is shown once
 *     whatever variants it has
 * @param by the field that is alike, where that is the choice
 * @param unless an item with all these fields is not shown
 * @param fields what is shown of an item, and what each field is called where it is held
 * @param wanted how many items there should be
 */
record Draw(
    Choice choice,
    Shelf shelf,
    String first,
    String by,
    JsonNode unless,
    Map<String, String> fields,
    int wanted) {
  // Looking through a million products for each page would take a second.
  private static final int LOOKED_AT = 1_000;

  /** Which items. */
  enum Choice {
    /** Any but what is looked at. */
    OTHERS,
    /** Those that share a field with what is looked at. */
    ALIKE,
    /** What the visitor looked at before. */
    VIEWED;

    static Choice named(String name, String list) {
      for (Choice choice : values()) {
        if (choice.name().equalsIgnoreCase(name)) {
          return choice;
        }
      }
      throw new MockException(
          list + ": x-drawn can choose others, alike or viewed, not \"" + name + "\".");
    }
  }

  /**
   * @param current what is looked at; null if nothing is
   * @param viewed what the visitor looked at before, the latest first
   */
  List<JsonNode> items(@Nullable ItemKey current, List<ItemKey> viewed) {
    JsonNode page = current == null ? null : shelf.like(current).orElse(null);
    Stream<JsonNode> candidates =
        switch (choice) {
          case OTHERS -> shelf.around(current, LOOKED_AT);
          case ALIKE ->
              page == null
                  ? Stream.empty()
                  : shelf
                      .around(current, LOOKED_AT)
                      .filter(item -> item.path(by).equals(page.path(by)));
          case VIEWED -> viewed.stream().flatMap(key -> shelf.like(key).stream());
        };
    Set<JsonNode> shown = new HashSet<>();
    if (page != null) {
      shown.add(page.path(first));
    }
    return candidates
        .filter(Predicate.not(this::isLeftOut))
        .filter(item -> shown.add(item.path(first)))
        .limit(wanted)
        .map(this::shown)
        .toList();
  }

  private boolean isLeftOut(JsonNode item) {
    return unless.isObject()
        && unless.properties().stream()
            .allMatch(field -> field.getValue().equals(item.path(field.getKey())));
  }

  private JsonNode shown(JsonNode item) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (field, held) -> {
          if (item.hasNonNull(held)) {
            shown.set(field, item.get(held));
          }
        });
    return shown;
  }
}
