package co.datacue.bulk.contract;

import co.datacue.client.json.ItemId;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An object. */
public final class ObjectShape implements Shape {
  private final Map<String, Shape> properties;
  private final List<String> required;
  private final @Nullable Shape additional;
  private final int minProperties;
  private final int maxProperties;

  /** Those of the contract, and then those that are required without a schema of their own. */
  private final Map<String, Field> fields = new HashMap<>();

  private final List<Field> requiredFields = new ArrayList<>();

  /** By their places: mostly, fields stand in the contract's order. */
  private final Field[] inOrder;

  /** A field whose name is known, and its place among those. */
  private record Field(String name, int place, @Nullable Shape shape, boolean isId) {}

  /**
   * @param additional what a field without a schema of its own must be; null if there must be none,
   *     which also holds where the contract says nothing: the client's models could not keep it
   */
  ObjectShape(
      Map<String, Shape> properties,
      List<String> required,
      @Nullable Shape additional,
      int minProperties,
      int maxProperties) {
    this.properties = new LinkedHashMap<>(properties);
    this.required = List.copyOf(required);
    this.additional = additional;
    this.minProperties = minProperties;
    this.maxProperties = maxProperties;
    properties.forEach(this::field);
    for (String name : required) {
      requiredFields.add(field(name, properties.getOrDefault(name, additional)));
    }
    inOrder = new Field[fields.size()];
    fields.values().forEach(each -> inOrder[each.place] = each);
  }

  private Field field(String name, @Nullable Shape shape) {
    return fields.computeIfAbsent(
        name.intern(), each -> new Field(each, fields.size(), shape, ItemId.isName(each)));
  }

  /** The fields that have schemas, in the contract's order. */
  public Map<String, Shape> properties() {
    return properties;
  }

  public List<String> required() {
    return required;
  }

  /** What a field without a schema of its own must be, null if there must be none. */
  public @Nullable Shape additional() {
    return additional;
  }

  @Override
  public String wanted() {
    return "an object";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      refuseKind(in, findings);
      return;
    }
    boolean isItem = in.getParsingContext().getParent().inRoot();
    boolean[] seen = new boolean[fields.size()];
    int count = 0;
    int expected = 0;
    Set<String> others = Set.of(); // most objects have none
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      // The same object, since the parser interns names as well.
      boolean isExpected = expected < inOrder.length && inOrder[expected].name == name;
      Field field = isExpected ? inOrder[expected] : fields.get(name);
      Shape shape = field == null ? additional : field.shape;
      boolean first;
      if (field != null) {
        first = !seen[field.place];
        seen[field.place] = true;
        count += first ? 1 : 0;
        expected = field.place + 1;
      } else {
        first = !others.contains(name);
        others = with(name, others);
      }
      if (shape == null || !first) {
        findings.add(in, shape == null ? unknown(name) : "stands twice");
        in.nextToken();
        in.skipChildren();
        continue;
      }
      if (field == null) {
        Tokens.refuseHalfCharacter(in, findings);
      }
      in.nextToken();
      shape.check(in, findings);
      if (isItem && (field == null ? ItemId.isName(name) : field.isId)) {
        findings.addId(name, in);
      }
    }
    checkNames(in, seen, count + others.size(), findings);
  }

  /** A set that can grow is made for two: there are many objects with one. */
  private static Set<String> with(String name, Set<String> others) {
    if (others.isEmpty()) {
      return Set.of(name);
    }
    Set<String> more = others.size() == 1 ? new HashSet<>(others) : others;
    more.add(name);
    return more;
  }

  private void checkNames(JsonParser in, boolean[] seen, int count, Findings findings) {
    for (Field each : requiredFields) {
      if (!seen[each.place]) {
        findings.addAt(in, pointer(in) + "/" + each.name, "is missing");
      }
    }
    if (count < minProperties || count > maxProperties) {
      String rule = "must have " + minProperties + " to " + maxProperties + " fields, not ";
      findings.addAt(in, pointer(in), rule + count);
    }
  }

  /** Of the object itself, since the parser stands at its end. */
  private static String pointer(JsonParser in) {
    return in.getParsingContext().pathAsPointer().toString();
  }

  private String unknown(String name) {
    String near = near(name);
    return "is a field that the contract does not know"
        + (near == null ? "" : "; is it " + near + "?");
  }

  /** The field that was meant, if it differs only in case and separators. */
  private @Nullable String near(String name) {
    String bare = bare(name);
    return new TreeSet<>(properties.keySet())
        .stream().filter(each -> bare(each).equals(bare)).findFirst().orElse(null);
  }

  private static String bare(String name) {
    return name.replaceAll("[^\\p{Alnum}]", "").toLowerCase(java.util.Locale.ROOT);
  }
}
