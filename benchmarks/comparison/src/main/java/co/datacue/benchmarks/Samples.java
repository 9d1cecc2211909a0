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

/** What was measured: under a name, one number per round. Used by one thread. */
final class Samples {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, List<Double>> rounds = new TreeMap<>();
  private final Map<String, String> conditions = new TreeMap<>();

  private record File(Map<String, String> conditions, Map<String, List<Double>> rounds) {}

  static Samples read(Path file) throws IOException {
    Samples samples = new Samples();
    if (Files.exists(file)) {
      File content = MAPPER.readValue(file.toFile(), new TypeReference<File>() {});
      samples.rounds.putAll(content.rounds());
      samples.conditions.putAll(content.conditions());
    }
    return samples;
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file, MAPPER.writeValueAsString(new File(conditions, rounds)) + System.lineSeparator());
  }

  /** Forgets what an earlier run measured of a part. */
  void begin(String part, String condition) {
    rounds.keySet().removeIf(name -> name.startsWith(part + "/"));
    conditions.put(part, condition);
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

  /** Returns the median of the ratios that both have in the same round. */
  double ratio(String name, String other) {
    List<Double> ratios = new ArrayList<>();
    List<Double> a = rounds.get(name);
    List<Double> b = rounds.get(other);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      ratios.add(a.get(i) / b.get(i));
    }
    return middle(ratios);
  }

  /** Returns the distance of lowest and highest round from each other, over the median. */
  double spread(String name) {
    List<Double> values = rounds.get(name);
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return (high - low) / middle(values);
  }

  private static double middle(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
