package co.datacue.conformance.request;

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
  public record Creation(Operation operation, JsonNode body) {}

  public CreatedThings(Contract contract) {
    this.contract = contract;
  }

  /**
   * The request that creates what an operation's path parameters name; empty if the contract has
   * none.
   */
  public Optional<Creation> creating(Operation operation, OwnIds ids) {
    String collection = operation.path().replaceFirst("/\\{.*", "");
    return contract.operations().stream()
        .filter(each -> each.method().equals("POST") && each.path().equals(collection))
        .findFirst()
        .map(post -> new Creation(post, ids.own(named(post, operation))));
  }

  private static JsonNode named(Operation post, Operation operation) {
    ObjectNode body = post.requestExamples().values().iterator().next().deepCopy();
    ExampleParameters.in("path", operation.id())
        .forEach(each -> body.set(each.path("name").asText(), ExampleParameters.example(each)));
    return body;
  }

  /**
   * Remembers what such a request creates, one thing or a batch.
   *
   * @return how many things of a kind that can be deleted have no id to delete them by
   */
  public int add(Operation operation, JsonNode body) {
    String collection = operation.path().replace("/batch/", "/");
    boolean deletable = contract.operations().stream().anyMatch(each -> deletes(each, collection));
    int nameless = 0;
    if (operation.method().equals("POST") && deletable) {
      for (JsonNode item : body.path("batch").isEmpty() ? List.of(body) : body.path("batch")) {
        Optional<String> deletion = deletion(collection, item);
        deletion.ifPresent(deletions::add);
        nameless += deletion.isPresent() ? 0 : 1;
      }
    }
    return nameless;
  }

  private static boolean deletes(Operation operation, String collection) {
    return operation.method().equals("DELETE") && operation.path().startsWith(collection + "/{");
  }

  private Optional<String> deletion(String collection, JsonNode item) {
    return contract.operations().stream()
        .filter(each -> deletes(each, collection))
        .filter(each -> parameters(each).stream().allMatch(name -> !id(item, name).isEmpty()))
        .max(Comparator.comparing(each -> parameters(each).size()))
        .map(each -> path(each, name -> id(item, name)));
  }

  private static String id(JsonNode item, String name) {
    return item.path(name).isTextual() ? item.path(name).textValue() : "";
  }

  /** Paths to send DELETE to, the latest created first. */
  public List<String> deletions() {
    List<String> latestFirst = new ArrayList<>(deletions);
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  /** Forgets what a deletion of this path deletes: what it names, and what is under it. */
  public void deleted(String path) {
    deletions.removeIf(each -> (each + "/").startsWith(path + "/"));
  }

  /** The names of the operation's path parameters. */
  public static List<String> parameters(Operation operation) {
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
