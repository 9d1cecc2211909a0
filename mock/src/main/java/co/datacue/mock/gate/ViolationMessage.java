package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.RequestKind;
import co.datacue.mock.gate.Violations.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a request, for a person to read. Where the contract offers a choice, as
 * between kinds of events, Prism reports what every one of them misses: only what the kind that was
 * sent misses is told.
 */
final class ViolationMessage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MISSING = Pattern.compile("required property '([^']+)'");
  private static final int MAX_TEXTS = 20;

  private final Contract contract;

  ViolationMessage(Contract contract) {
    this.contract = contract;
  }

  /** Empty if nothing is wrong with the request. */
  String of(ReceivedRequest request, Violations violations) {
    List<Violation> left = violations.all().stream().filter(Violation::isOfRequest).toList();
    Set<String> texts = new LinkedHashSet<>();
    for (Map.Entry<String, List<RequestKind>> choice : choices(request.operation()).entrySet()) {
      String place = choice.getKey();
      List<Violation> within = left.stream().filter(each -> each.isWithin(place)).toList();
      left = left.stream().filter(each -> !each.isWithin(place)).toList();
      texts.addAll(told(within, place, choice.getValue(), body(request)));
    }
    left.forEach(each -> texts.add(each.text()));
    boolean all = violations.whole() && texts.size() <= MAX_TEXTS;
    return texts.stream().limit(MAX_TEXTS).collect(Collectors.joining("; "))
        + (all ? "" : "; and more");
  }

  private Map<String, List<RequestKind>> choices(@Nullable Operation operation) {
    return operation == null
        ? Map.of()
        : contract.requestKinds(operation).stream()
            .collect(
                Collectors.groupingBy(
                    RequestKind::pointer, LinkedHashMap::new, Collectors.toList()));
  }

  private List<String> told(
      List<Violation> within, String place, List<RequestKind> kinds, JsonNode body) {
    if (within.isEmpty() || !body.at(place).isObject()) {
      return within.stream().map(Violation::text).toList();
    }
    List<RequestKind> sent = kinds.stream().filter(kind -> kind.isKindOf(body)).toList();
    if (sent.size() != 1) {
      String names = kinds.stream().map(RequestKind::name).collect(Collectors.joining(", "));
      String what =
          place.isEmpty() ? "Request body" : "Request body property " + place.substring(1);
      return List.of(what + " has the fixed values of none, or of several, of " + names);
    }
    List<String> ofKind =
        within.stream()
            .filter(each -> isOf(sent.get(0), each, place))
            .map(Violation::text)
            .toList();
    return ofKind.isEmpty() ? within.stream().map(Violation::text).toList() : ofKind;
  }

  private boolean isOf(RequestKind kind, Violation violation, String place) {
    JsonNode schema = kind.schema();
    String below = violation.pointer().substring(place.length());
    if (below.isEmpty()) {
      return switch (violation.code()) {
        case "oneOf" -> false;
        case "required" -> {
          Matcher missing = MISSING.matcher(violation.text());
          yield missing.find()
              && schema
                  .path("required")
                  .valueStream()
                  .anyMatch(name -> name.asText().equals(missing.group(1)));
        }
        default -> true;
      };
    }
    JsonNode property = schema.path("properties").path(below.substring(1).split("/")[0]);
    boolean constant = contract.resolve(property).has("enum");
    return !property.isMissingNode() && !(constant && violation.code().equals("enum"));
  }

  private static JsonNode body(ReceivedRequest request) {
    try {
      return JSON.readTree(request.body());
    } catch (IOException e) {
      return JSON.missingNode(); // none was sent
    }
  }
}
