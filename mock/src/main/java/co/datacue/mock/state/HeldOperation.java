package co.datacue.mock.state;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation does with a resource.
 *
 * @param batch how it carries several items; null if it carries one
 * @param texts what it answers where it cannot be done
 * @param decidedByIds whether a request without a body cannot break the contract, once its path has
 *     been found in it
 */
record HeldOperation(
    Operation operation,
    Resource resource,
    Kind kind,
    @Nullable Batch batch,
    ErrorTexts texts,
    boolean decidedByIds) {
  /** What becomes of items. */
  enum Kind {
    CREATE,
    UPDATE,
    DELETE
  }

  /** Whether items are only added, since nothing tells one from another. */
  boolean onlyAdds() {
    return resource.ids().isEmpty();
  }

  /** The status of success if nothing but that is answered. */
  Optional<Integer> emptySuccess() {
    return operation.responses().entrySet().stream()
        .filter(response -> response.getKey() < 300)
        .min(Map.Entry.comparingByKey())
        .filter(response -> response.getValue().isEmpty())
        .map(Map.Entry::getKey);
  }

  /**
   * The ids of an item: those of the path, and what the item has of the others. Fewer than the
   * resource has if the last ones are nowhere.
   */
  List<String> ids(Map<String, String> pathIds, JsonNode item) {
    List<String> ids = new ArrayList<>();
    for (String name : resource.ids()) {
      String id = pathIds.getOrDefault(name, item.path(name).asText());
      if (id.isEmpty()) {
        break;
      }
      ids.add(id);
    }
    return ids;
  }

  /** The values of the path's parameters, decoded, by name. */
  Map<String, String> pathIds(String rawPath) {
    String[] template = operation.path().split("/", -1);
    String[] sent = rawPath.split("/", -1);
    Map<String, String> ids = new LinkedHashMap<>();
    for (int i = 0; i < template.length; i++) {
      if (isParameter(template[i])) {
        // Only in a form does a plus stand for a space.
        String segment = sent[i].replace("+", "%2B");
        String name = template[i].substring(1, template[i].length() - 1);
        ids.put(name, URLDecoder.decode(segment, StandardCharsets.UTF_8));
      }
    }
    return ids;
  }

  static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
