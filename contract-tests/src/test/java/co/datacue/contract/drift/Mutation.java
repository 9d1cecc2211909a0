package co.datacue.contract.drift;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One small change of the contract, as a slip of the hand would make it. */
record Mutation(String name, Consumer<ObjectNode> change) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A changed copy; a change that changes nothing is a mistake in the list. */
  JsonNode of(JsonNode contract) {
    ObjectNode copy = contract.deepCopy();
    change.accept(copy);
    if (copy.equals(contract)) {
      throw new AssertionError("Changes nothing: " + name);
    }
    return copy;
  }

  static Mutation remove(String name, String pointer) {
    return new Mutation(
        name,
        root -> {
          JsonPointer at = JsonPointer.compile(pointer);
          JsonNode parent = root.requiredAt(at.head());
          root.requiredAt(at);
          if (parent instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
          } else {
            ((ObjectNode) parent).remove(at.last().getMatchingProperty());
          }
        });
  }

  static Mutation set(String name, String pointer, String json) {
    return new Mutation(name, root -> put(root, JsonPointer.compile(pointer), parsed(json)));
  }

  static Mutation add(String name, String arrayPointer, String json) {
    return new Mutation(
        name, root -> ((ArrayNode) root.requiredAt(arrayPointer)).add(parsed(json)));
  }

  /** Keeps the place among its siblings, as an edit in the file does. */
  static Mutation rename(String name, String pointer, String newName) {
    return new Mutation(name, root -> rename(root, JsonPointer.compile(pointer), newName));
  }

  static Mutation swap(String name, String pointer, String other) {
    return new Mutation(
        name,
        root -> {
          JsonNode first = root.requiredAt(pointer).deepCopy();
          put(root, JsonPointer.compile(pointer), root.requiredAt(other));
          put(root, JsonPointer.compile(other), first);
        });
  }

  Mutation and(Mutation next) {
    return new Mutation(name, change.andThen(next.change));
  }

  private static void put(ObjectNode root, JsonPointer at, JsonNode value) {
    JsonNode parent = root.requiredAt(at.head());
    if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
    }
  }

  private static void rename(ObjectNode root, JsonPointer at, String newName) {
    root.requiredAt(at);
    ObjectNode parent = (ObjectNode) root.requiredAt(at.head());
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(List.copyOf(parent.properties()));
    parent.removeAll();
    for (Map.Entry<String, JsonNode> field : fields) {
      boolean meant = field.getKey().equals(at.last().getMatchingProperty());
      parent.set(meant ? newName : field.getKey(), field.getValue());
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
