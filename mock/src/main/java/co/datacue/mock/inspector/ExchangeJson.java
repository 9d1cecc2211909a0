package co.datacue.mock.inspector;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.mock.RequestKind;
import co.datacue.mock.report.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchanges as JSON: a line of the list, and all of one. */
final class ExchangeJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract;
  private final Masks masks;
  private final CredentialsJson credentials;

  ExchangeJson(Contract contract, String key, String secret) {
    this.contract = contract;
    this.masks = new Masks(key, secret);
    this.credentials = new CredentialsJson(key, secret, masks);
  }

  ObjectNode line(long number, Exchange exchange) {
    Operation operation = operation(exchange);
    ObjectNode node = JSON.createObjectNode();
    node.put("number", number);
    node.put("receivedAt", exchange.receivedAt().toString());
    node.put("millis", exchange.took().toNanos() / 1_000_000.0);
    node.put("method", exchange.method());
    node.put("path", masks.text(exchange.rawPath()));
    node.put("query", exchange.rawQuery() == null ? null : masks.text(exchange.rawQuery()));
    node.put("operation", exchange.operationId());
    node.put("kind", operation == null ? null : kind(operation, exchange));
    node.put("status", exchange.status());
    node.put(
        "documented", operation != null && operation.documentation(exchange.status()).isPresent());
    node.put("wanted", operation == null ? null : operation.signing().name());
    node.put("credentials", CredentialsJson.verdict(exchange));
    node.put("reason", reason(exchange));
    node.put("asked", exchange.preferRequested());
    node.put("fault", exchange.fault());
    node.put("sentWhole", exchange.sentWhole());
    return node;
  }

  ObjectNode whole(long number, Exchange exchange) {
    Operation operation = operation(exchange);
    ObjectNode node = line(number, exchange);
    if (operation != null) {
      credentials.write(node.putObject("signature"), operation, exchange);
    }
    ArrayNode violations = node.putArray("violations");
    for (Violation violation : Violation.of(exchange)) {
      violations
          .addObject()
          .put("side", violation.side())
          .put("location", violation.location())
          .put("code", violation.code())
          .put("message", masks.text(violation.message()));
    }
    side(node.putObject("request"), exchange.requestHeaders(), exchange.requestBody());
    side(node.putObject("answer"), exchange.responseHeaders(), exchange.responseBody());
    return node;
  }

  private void side(ObjectNode node, Map<String, List<String>> headers, byte[] body) {
    ArrayNode all = node.putArray("headers");
    headers.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    all.addObject().put("name", name).put("value", masks.header(name, value))));
    BodyJson.write(node.putObject("body"), body, masks);
  }

  private @Nullable Operation operation(Exchange exchange) {
    return exchange.operationId() == null ? null : contract.operation(exchange.operationId());
  }

  private @Nullable String kind(Operation operation, Exchange exchange) {
    List<RequestKind> kinds = contract.requestKinds(operation);
    if (kinds.isEmpty()) {
      return null;
    }
    JsonNode body;
    try {
      body = JSON.readTree(exchange.requestBody());
    } catch (IOException e) {
      return null; // the answer says that it is not JSON
    }
    return kinds.stream()
        .filter(each -> each.isKindOf(body))
        .map(RequestKind::name)
        .findFirst()
        .orElse(null);
  }

  /** Why the mock answered as it did, in the words it told the caller; null if it told none. */
  private @Nullable String reason(Exchange exchange) {
    if (exchange.refusal() != null) {
      return masks.text(exchange.refusal());
    }
    List<String> header = exchange.responseHeaders().get("DataCue-Mock-Reason");
    if (header != null) {
      return masks.text(header.get(0));
    }
    List<Violation> violations = Violation.of(exchange);
    return violations.isEmpty() ? null : masks.text(violations.get(0).message());
  }
}
