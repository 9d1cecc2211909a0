package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object.
 *
 * @param additional what a field without a schema of its own must be; null if there must be none,
 *     which also holds where the contract says nothing: the client's models could not keep it
 */
public record ObjectShape(
    Map<String, Shape> properties,
    List<String> required,
    @Nullable Shape additional,
    int minProperties,
    int maxProperties)
    implements Shape {

  @Override
  public String wanted() {
    return "an object";
  }

  @Override
  public void check(JsonParser in, Misfits misfits) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      refuseKind(in, misfits);
      return;
    }
    String pointer = in.getParsingContext().pathAsPointer().toString();
    Set<String> names = new HashSet<>(32);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      boolean first = names.add(name);
      Shape shape = properties.getOrDefault(name, additional);
      if (shape == null || !first) {
        misfits.add(in, shape == null ? unknown(name) : "stands twice");
        in.nextToken();
        in.skipChildren();
        continue;
      }
      if (shape == additional) {
        Tokens.refuseHalfCharacter(in, misfits);
      }
      in.nextToken();
      shape.check(in, misfits);
    }
    checkNames(in, pointer, names, misfits);
  }

  private void checkNames(JsonParser in, String pointer, Set<String> names, Misfits misfits) {
    for (String each : required) {
      if (!names.contains(each)) {
        misfits.addAt(in, pointer + "/" + each, "is missing");
      }
    }
    if (names.size() < minProperties || names.size() > maxProperties) {
      String rule = "must have " + minProperties + " to " + maxProperties + " fields, not ";
      misfits.addAt(in, pointer, rule + names.size());
    }
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
