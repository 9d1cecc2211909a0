package co.datacue.contract.server;

import co.datacue.contract.ExampleParameters;
import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What was created, and how to delete it; both read off the contract's paths. */
public final class CreatedThings {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final Contract contract;
  private final Set<String> deletions = Collections.synchronizedSet(new LinkedHashSet<>());

  /** A request that creates one thing. */
  record Creation(Operation operation, JsonNode body) {}

  CreatedThings(Contract contract) {
    this.contract = contract;
  }

  /** The request that creates what an operation's path parameters name; empty if it has none. */
  Optional<Creation> creating(Operation operation, OwnIds ids) {
    if (parameters(operation).isEmpty()) {
      return Optional.empty();
    }
    String collection = operation.path().substring(0, operation.path().indexOf("/{"));
    Operation post =
        contract.operations().stream()
            .filter(each -> each.method().equals("POST") && each.path().equals(collection))
            .findFirst()
            .orElseThrow(() -> new AssertionError("Nothing creates what " + operation + " names"));
    ObjectNode body = post.requestExamples().values().iterator().next().deepCopy();
    ExampleParameters.in("path", operation.id())
        .forEach(each -> body.set(each.path("name").asText(), ExampleParameters.example(each)));
    return Optional.of(new Creation(post, ids.own(body)));
  }

  /** Remembers what such a request creates, one thing or a batch. */
  void add(Operation operation, JsonNode body) {
    if (operation.method().equals("POST")) {
      String collection = operation.path().replace("/batch/", "/");
      List<JsonNode> items = new ArrayList<>();
      body.path("batch").forEach(items::add);
      if (items.isEmpty()) {
        items.add(body);
      }
      items.forEach(item -> deletion(collection, item).ifPresent(deletions::add));
    }
  }

  private Optional<String> deletion(String collection, JsonNode item) {
    return contract.operations().stream()
        .filter(each -> each.method().equals("DELETE") && each.path().startsWith(collection + "/{"))
        .filter(each -> parameters(each).stream().allMatch(name -> !id(item, name).isEmpty()))
        .max(Comparator.comparing(each -> parameters(each).size()))
        .map(each -> path(each, name -> id(item, name)));
  }

  private static String id(JsonNode item, String name) {
    return item.path(name).isTextual() ? item.path(name).textValue() : "";
  }

  /** Paths to send DELETE to, the latest created first. */
  List<String> deletions() {
    List<String> latestFirst = new ArrayList<>(deletions);
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  static List<String> parameters(Operation operation) {
    return PARAMETER.matcher(operation.path()).results().map(match -> match.group(1)).toList();
  }

  /** The operation's path with its parameters filled in, percent-encoded. */
  public static String path(Operation operation, UnaryOperator<String> value) {
    return PARAMETER.matcher(operation.path()).replaceAll(match -> encoded(match, value));
  }

  private static String encoded(MatchResult match, UnaryOperator<String> value) {
    return URLEncoder.encode(value.apply(match.group(1)), StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
