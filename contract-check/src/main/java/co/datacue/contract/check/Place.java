package co.datacue.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something in a contract, and where it stands. Immutable, as long as nobody changes the tree.
 *
 * @param object which of the grammar's objects it is; empty for a value
 * @param key its name or number in what it stands in
 * @param parent what it stands in, null for the contract itself
 */
record Place(JsonNode node, String object, String key, Place parent) {

  /** As a JSON pointer that begins with {@code #}. */
  String pointer() {
    return parent == null
        ? "#"
        : parent.pointer() + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  Place root() {
    return parent == null ? this : parent.root();
  }

  /** The nearest thing around this one that is such an object; null if there is none. */
  Place within(String wanted) {
    return parent == null || parent.object.equals(wanted) ? parent : parent.within(wanted);
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** What stands in a field, as a value; a missing one is empty. */
  Place at(String field) {
    boolean item = node.isArray() && field.matches("\\d{1,9}");
    JsonNode child = item ? node.path(Integer.parseInt(field)) : node.path(field);
    return new Place(child, "", field, this);
  }

  /** An object in a field. */
  Place at(String field, String kind) {
    return new Place(at(field).node, kind, field, this);
  }

  /** Whether it is not there at all. */
  boolean missing() {
    return node.isMissingNode();
  }

  /** The text in a field; empty if there is none. */
  String text(String field) {
    return node.path(field).asText("");
  }

  /** Whether a field is true. */
  boolean flag(String field) {
    return node.path(field).asBoolean(false);
  }

  /** Whether a field is there and says no. */
  boolean isFalse(String field) {
    return node.path(field).isBoolean() && !flag(field);
  }

  /** What is in it, one by one. */
  Stream<Place> children() {
    return children("");
  }

  /** The objects in it, one by one. */
  Stream<Place> children(String kind) {
    List<Place> found = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        found.add(new Place(node.get(i), kind, String.valueOf(i), this));
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        found.add(new Place(field.getValue(), kind, field.getKey(), this));
      }
    }
    return found.stream();
  }

  /** What it refers to, or itself; missing if the reference leads nowhere or in a circle. */
  Place resolved() {
    Place place = this;
    for (int steps = 0; place.node.path("$ref").isTextual(); steps++) {
      String reference = place.text("$ref");
      if (steps == 20 || !reference.startsWith("#/")) {
        return new Place(MissingNode.getInstance(), object, key, parent);
      }
      Place target = root();
      for (String step : reference.substring(2).split("/")) {
        target = target.at(step.replace("~1", "/").replace("~0", "~"));
        if (target.missing()) {
          return target;
        }
      }
      place = new Place(target.node, object, target.key, target.parent);
    }
    return place;
  }
}
