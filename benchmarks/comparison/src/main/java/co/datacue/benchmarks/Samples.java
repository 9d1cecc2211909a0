package co.datacue.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured: under a name, one number per time. Used by one thread. */
final class Samples {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final Map<String, List<Double>> rounds = new TreeMap<>();
  private final Map<String, String> conditions = new TreeMap<>();

  private Samples(Path file) {
    this.file = file;
  }

  private record File(Map<String, String> conditions, Map<String, List<Double>> rounds) {}

  /** Reads what an earlier run saved, nothing if there is no such file. */
  static Samples read(Path file) throws IOException {
    Samples samples = new Samples(file);
    if (Files.exists(file)) {
      File content = MAPPER.readValue(file.toFile(), new TypeReference<File>() {});
      samples.rounds.putAll(content.rounds());
      samples.conditions.putAll(content.conditions());
    }
    return samples;
  }

  /** Writes all to the file that was read, whether or not it was there. */
  void save() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file, MAPPER.writeValueAsString(new File(conditions, rounds)) + System.lineSeparator());
  }

  /** Forgets what an earlier run measured of a part. */
  void begin(String part, String condition) {
    forget(part + "/");
    conditions.put(part, condition);
  }

  void forget(String prefix) {
    rounds.keySet().removeIf(name -> name.startsWith(prefix));
  }

  void add(String name, double value) {
    rounds.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  /** When, where and with what a part was measured; null if it was not. */
  String condition(String part) {
    return conditions.get(part);
  }

  boolean has(String name) {
    return rounds.containsKey(name);
  }

  /** Returns the names below a prefix. */
  List<String> names(String prefix) {
    return rounds.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  double median(String name) {
    return middle(rounds.get(name));
  }

  /** Returns the median of the ratios of what both have at the same time. */
  double ratio(String name, String other) {
    List<Double> ratios = new ArrayList<>();
    List<Double> a = rounds.get(name);
    List<Double> b = rounds.get(other);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      ratios.add(a.get(i) / b.get(i));
    }
    return middle(ratios);
  }

  /** Returns the distance from the first to the third quartile, over the median. */
  double spread(String name) {
    List<Double> sorted = rounds.get(name).stream().sorted().toList();
    int quarter = sorted.size() / 4;
    return (sorted.get(sorted.size() - 1 - quarter) - sorted.get(quarter)) / middle(sorted);
  }

  private static double middle(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
