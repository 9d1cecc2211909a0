package co.datacue.examples.quickstart;

import co.datacue.mock.HeldItems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What should become of each item of the sample shop. */
final class Expected {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** 49.90 is 49.9. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private final List<JsonNode> items;

  private Expected(List<JsonNode> items) {
    this.items = items;
  }

  static Expected read(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        MappingIterator<JsonNode> items = JSON.readerFor(JsonNode.class).readValues(in)) {
      return new Expected(items.readAll());
    }
  }

  int size() {
    return items.size();
  }

  /**
   * Returns the items of a file of which something else became.
   *
   * @param reasons the import's reasons for the items that it rejected
   * @param summary the import's counts
   */
  List<String> differences(Path file, HeldItems held, Path reasons, Path summary)
      throws IOException {
    Map<String, String> rejected = new HashMap<>();
    for (String line : Files.readAllLines(reasons)) {
      int end = line.indexOf(": ", file.toString().length());
      rejected.put(line.substring(0, end), line.substring(end + 2));
    }
    List<String> differences = new ArrayList<>();
    long[] counts = new long[3]; // accepted, existed, rejected
    for (JsonNode item : items) {
      if (!item.get("file").asText().equals(file.getFileName().toString())) {
        continue;
      }
      String place = file + ":" + item.get("line");
      if (item.has("because")) {
        counts[2]++;
        String reason = rejected.remove(place);
        if (reason == null || !reason.contains(item.get("because").asText())) {
          differences.add(place + ": rejected as " + reason + ", not as " + item.get("because"));
        }
      } else if (item.has("item")) {
        counts[0]++;
        differences.addAll(difference(place, item.get("item"), held));
      } else {
        counts[1]++;
      }
    }
    rejected.forEach((place, reason) -> differences.add(place + ": rejected as " + reason));
    JsonNode counted = JSON.readTree(summary.toFile());
    require("accepted", counts[0], counted.path("accepted").asLong(), differences);
    require("existed", counts[1], counted.path("existed").asLong(), differences);
    require("rejected", counts[2], counted.path("rejected").asLong(), differences);
    require(held.resource() + " in the shop", counts[0], held.size(), differences);
    return differences;
  }

  private static List<String> difference(String place, JsonNode item, HeldItems held) {
    String[] ids = held.idNames().stream().map(id -> item.path(id).asText()).toArray(String[]::new);
    Optional<JsonNode> there = held.get(ids);
    return there.isPresent() && item.equals(BY_VALUE, there.get())
        ? List.of()
        : List.of(place + ": is " + there.orElse(null) + ", not " + item);
  }

  private static void require(String what, long expected, long found, List<String> differences) {
    if (expected != found) {
      differences.add(what + ": " + found + ", not " + expected);
    }
  }
}
