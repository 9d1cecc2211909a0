package co.datacue.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in one list of classes and members and not in another, by class. */
record ApiDifference(Map<String, List<String>> gone, Map<String, List<String>> added) {
  private static final int LINES_OF_ONE_CLASS = 12;

  static ApiDifference between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    return new ApiDifference(without(old, now), without(now, old));
  }

  private static Map<String, List<String>> without(List<String> lines, List<String> others) {
    Map<String, List<String>> byClass = new LinkedHashMap<>();
    String owner = "";
    for (String line : lines) {
      if (!line.startsWith("  ")) {
        owner = line;
      }
      if (!others.contains(line)) {
        byClass.computeIfAbsent(owner, first -> new ArrayList<>()).add(line);
      }
    }
    return byClass;
  }

  boolean isEmpty() {
    return gone.isEmpty() && added.isEmpty();
  }

  /** Every line, after a minus or a plus. */
  String whole() {
    StringBuilder text = new StringBuilder();
    gone.values()
        .forEach(lines -> lines.forEach(line -> text.append("- ").append(line).append('\n')));
    added
        .values()
        .forEach(lines -> lines.forEach(line -> text.append("+ ").append(line).append('\n')));
    return text.toString();
  }

  /** A line for each class that came or went, and the members of those that stay. */
  String summary() {
    Map<String, StringBuilder> byClass = new TreeMap<>();
    gone.forEach((owner, lines) -> tell("- ", owner, lines, byClass));
    added.forEach((owner, lines) -> tell("+ ", owner, lines, byClass));
    StringBuilder text = new StringBuilder();
    byClass.values().forEach(text::append);
    return text.toString();
  }

  private static void tell(
      String sign, String owner, List<String> lines, Map<String, StringBuilder> byClass) {
    StringBuilder text = byClass.computeIfAbsent(owner, first -> new StringBuilder());
    if (lines.contains(owner)) {
      text.append(sign).append(owner).append(" (").append(lines.size() - 1).append(" members)\n");
      return;
    }
    lines.stream()
        .limit(LINES_OF_ONE_CLASS)
        .forEach(line -> text.append(sign).append(line.strip()).append('\n'));
    if (lines.size() > LINES_OF_ONE_CLASS) {
      int more = lines.size() - LINES_OF_ONE_CLASS;
      text.append(sign).append("and ").append(more).append(" more of ").append(owner).append('\n');
    }
  }
}
