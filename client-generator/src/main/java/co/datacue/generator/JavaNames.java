package co.datacue.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Java names for names that may hold anything. */
final class JavaNames {
  private final Set<String> taken = new HashSet<>();

  JavaNames(Set<String> taken) {
    this.taken.addAll(taken);
  }

  /** Whether none of these is taken; then all of them are. */
  boolean take(List<String> names) {
    if (names.stream().anyMatch(taken::contains)) {
      return false;
    }
    taken.addAll(names);
    return true;
  }

  /** A field's name: the suggested one without what no Java name may hold. */
  static String field(String inJson, String suggested) {
    String name = identifier(suggested);
    if (name.isEmpty() || name.equals("_")) {
      return "field" + codePoints(inJson);
    }
    return SourceVersion.isKeyword(name) ? "_" + name : name; // true is none to the stock generator
  }

  /** An enum constant's name; the suggested one unless nothing of the value is left in it. */
  static String constant(String inJson, String suggested) {
    return suggested.matches(".*[a-z].*") ? constant(inJson) : suggested;
  }

  /** A constant's name for a value. */
  static String constant(String inJson) {
    String name = identifier(inJson.replaceAll("[^\\p{L}\\p{N}]+", "_").toUpperCase(Locale.ROOT));
    return name.matches("_*") ? "U" + codePoints(inJson) : name;
  }

  private static String identifier(String name) {
    String kept =
        name.codePoints()
            .filter(Character::isJavaIdentifierPart)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return kept.isEmpty() || Character.isJavaIdentifierStart(kept.codePointAt(0))
        ? kept
        : "_" + kept;
  }

  private static String codePoints(String text) {
    return text.codePoints()
        .mapToObj(point -> Integer.toHexString(point).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }
}
