package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs of other languages: where they are, what starts them, what they send. */
final class Peers {
  /** How its programs' names end, and what they need. */
  private static final Map<String, List<String>> PROGRAMS =
      Map.of(
          "php", List.of(".php", "php-cli and php-curl"),
          "python", List.of(".py", "python3-requests"));

  private Peers() {}

  static boolean has(String name) {
    return PROGRAMS.containsKey(name);
  }

  /** What to install on a machine where it cannot be started. */
  static String needs(String name) {
    return PROGRAMS.get(name).get(1);
  }

  static boolean canStart(String name) {
    return interpreter(name) != null;
  }

  /** The command that sends that catalogue. */
  static List<String> command(String name, String url, String mode, Path catalogue) {
    return List.of(interpreter(name), program("load", name), url, mode, catalogue.toString());
  }

  /** The command that imports a file, and prints how many items were taken. */
  static List<String> importing(String name, String url, Path file) {
    return List.of(interpreter(name), program("import", name), url, file.toString());
  }

  private static String program(String what, String name) {
    return Path.of("benchmarks", "peers", what + PROGRAMS.get(name).get(0)).toString();
  }

  /** Null if it is not on this machine. */
  private static String interpreter(String name) {
    if (name.equals("php")) {
      List<String> probe = List.of("php", "-r", "exit((int) !extension_loaded('curl'));");
      return Program.works(probe) ? "php" : null;
    }
    // Debian's packages are for Debian's Python, which need not be the first on the PATH.
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (Program.works(List.of(python, "-c", "import requests"))) {
        return python;
      }
    }
    return null;
  }

  /** Writes what the Java programs have as {@link Catalogue} to a file, and returns that. */
  static Path catalogue() throws IOException {
    ObjectMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    Path file = Files.createTempFile("catalogue", ".json");
    mapper.writeValue(file.toFile(), Map.of("batch", Catalogue.entries(Catalogue.BATCH)));
    return file;
  }
}
