package co.datacue.contract.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The branches of a oneOf or anyOf of which a value is made.
 *
 * @param place the list of branches
 */
record Choice(Place place) {
  private static final Set<String> DEMANDS =
      Set.of("required", "properties", "minProperties", "maxProperties", "not", "description");

  /** The choices that a schema is; what only demands fields is none. */
  static Stream<Choice> of(Place schema) {
    return Stream.of("oneOf", "anyOf")
        .map(schema::at)
        .filter(it -> !it.missing() && !it.children().allMatch(Choice::onlyDemands))
        .map(Choice::new);
  }

  /** Whether a branch says nothing but what fields that are there anyway must be like. */
  private static boolean onlyDemands(Place branch) {
    Place described = branch.parent().parent().at("properties");
    return branch.children().allMatch(it -> DEMANDS.contains(it.key()))
        && branch.at("properties").children().allMatch(it -> described.has(it.key()));
  }

  /**
   * Whether a schema stands in such a branch, or in what must not be: it is no type of anything.
   */
  static boolean isDemand(Place schema) {
    for (Place at = schema; at.parent() != null; at = at.parent()) {
      boolean branch = at.parent().key().matches("oneOf|anyOf");
      if (at.key().equals("not") || branch && onlyDemands(at)) {
        return true;
      }
    }
    return false;
  }

  private Place schema() {
    return place.parent();
  }

  private List<Place> branches() {
    return place.children("Schema").toList();
  }

  /** Branches that are choices themselves. */
  Stream<Place> choices() {
    return branches().stream().filter(it -> of(it.resolved()).findAny().isPresent());
  }

  boolean besideOthers() {
    return schema().has("properties")
        || schema().has("allOf")
        || schema().has("oneOf") && schema().has("anyOf");
  }

  /** Branches of which nothing is known. */
  Stream<Place> untyped() {
    return branches().stream()
        .filter(it -> kind(it).isEmpty() && of(it.resolved()).findAny().isEmpty());
  }

  /** Whether there are several objects, and neither a discriminator nor enums of their own. */
  boolean objectsAlike() {
    if (schema().has("discriminator")) {
      return false;
    }
    List<Place> objects =
        branches().stream().filter(it -> kind(it).equals("object")).map(Place::resolved).toList();
    for (int i = 0; i < objects.size(); i++) {
      for (Place other : objects.subList(0, i)) {
        if (!toldApart(objects.get(i), other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Texts are read as texts, whatever more is said of each. */
  boolean valuesAlike() {
    List<String> kinds = branches().stream().map(Choice::kind).toList();
    boolean onlyObjects = kinds.stream().allMatch("object"::equals);
    List<String> told = new ArrayList<>(kinds);
    told.removeIf(kind -> kind.equals("string") || kind.isEmpty());
    return !onlyObjects && new HashSet<>(told).size() < told.size();
  }

  /** Objects that cannot say which they are. */
  Stream<Place> withoutDiscriminator() {
    String name = schema().at("discriminator").text("propertyName");
    return name.isEmpty()
        ? Stream.empty()
        : branches().stream().filter(it -> !isRequiredText(it.resolved(), name));
  }

  private static boolean isRequiredText(Place object, String name) {
    return required(object).contains(name)
        && Fields.parts(object).stream()
            .map(part -> part.at("properties").at(name).resolved())
            .anyMatch(field -> field.text("type").equals("string"));
  }

  private static Set<String> required(Place object) {
    Set<String> names = new HashSet<>();
    for (Place part : Fields.parts(object)) {
      part.at("required").children().forEach(it -> names.add(it.node().asText()));
    }
    return names;
  }

  /** Whether a field that both require never has the same value in both. */
  private static boolean toldApart(Place one, Place other) {
    Set<String> both = required(one);
    both.retainAll(required(other));
    return both.stream()
        .anyMatch(
            name -> {
              Set<String> values = values(one, name);
              Set<String> others = values(other, name);
              boolean known = !values.isEmpty() && !others.isEmpty();
              values.retainAll(others);
              return known && values.isEmpty();
            });
  }

  private static Set<String> values(Place object, String name) {
    Set<String> values = new HashSet<>();
    for (Place part : Fields.parts(object)) {
      Place field = part.at("properties").at(name);
      if (!field.has("$ref")) { // an enum of a name of its own may grow
        field.at("enum").children().forEach(it -> values.add(it.node().asText()));
      }
    }
    return values;
  }

  /** What JSON tells apart; empty if that is not known. */
  private static String kind(Place branch) {
    Place schema = branch.resolved();
    boolean object = schema.has("properties") || schema.has("allOf");
    return object ? "object" : schema.text("type");
  }
}
