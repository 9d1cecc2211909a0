package co.datacue.conformance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Key and secret, from a file or from the environment; never from an argument, which everybody on
 * the machine can read.
 */
record Credentials(String key, String secret) {
  static final String KEY = "DATACUE_API_KEY";
  static final String SECRET = "DATACUE_API_SECRET";

  /**
   * @param file lines {@code DATACUE_API_KEY=…} and {@code DATACUE_API_SECRET=…}; null for the
   *     environment
   * @throws IllegalArgumentException if one is missing; says which, and where it was looked for
   */
  static Credentials from(@Nullable Path file, Map<String, String> environment) {
    Map<String, String> source = file == null ? environment : read(file);
    String where =
        file == null ? "in the environment; or name a file with --credentials" : "in " + file;
    return new Credentials(value(source, KEY, where), value(source, SECRET, where));
  }

  private static String value(Map<String, String> source, String name, String where) {
    String value = source.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is not set " + where + ".");
    }
    return value;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("The credentials could not be read: " + e, e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
    return values;
  }

  /** Neither of them. */
  @Override
  public String toString() {
    return "Credentials";
  }
}
