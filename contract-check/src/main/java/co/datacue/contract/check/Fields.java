package co.datacue.contract.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of an object, whichever part of it describes them. */
final class Fields {
  private Fields() {}

  /**
   * Adds the names of an object's fields.
   *
   * @return false if it may have others too, or what it may have is not for {@code properties}
   */
  static boolean collect(Place schema, Set<String> names) {
    List<Place> parts = parts(schema);
    boolean closed = true;
    boolean any = false;
    for (Place part : parts) {
      part.at("properties").children().forEach(field -> names.add(field.key()));
      any |= part.has("properties");
      closed &= !part.has("additionalProperties") || part.isFalse("additionalProperties");
      closed &= !part.has("oneOf") || part.has("properties");
    }
    return any && closed;
  }

  /**
   * The schema itself and everything that its allOf names, references followed. A part that is met
   * again is named again, and what it is made of is not.
   */
  static List<Place> parts(Place schema) {
    List<Place> parts = new ArrayList<>();
    add(schema.resolved(), parts);
    return parts;
  }

  private static void add(Place schema, List<Place> parts) {
    if (schema.missing()) {
      return;
    }
    boolean again = parts.stream().anyMatch(part -> part.node() == schema.node());
    parts.add(schema);
    if (!again) {
      schema.at("allOf").children("Schema").forEach(it -> add(it.resolved(), parts));
    }
  }
}
