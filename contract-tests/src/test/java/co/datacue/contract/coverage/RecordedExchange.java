package co.datacue.contract.coverage;

import co.datacue.mock.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exchange as one line of JSON: what the gate needs to know, no credentials among it. */
final class RecordedExchange {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private RecordedExchange() {}

  static String line(Exchange exchange) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("operationId", exchange.operationId())
            .put("method", exchange.method())
            .put("rawPath", exchange.rawPath())
            .put("rawQuery", exchange.rawQuery())
            .put("requestBody", exchange.requestBody())
            .put("signatureValid", exchange.signatureValid())
            .put("refusal", exchange.refusal())
            .put("preferRequested", exchange.preferRequested())
            .put("status", exchange.status())
            .put("responseBody", exchange.responseBody())
            .put("fault", exchange.fault())
            .put("sentWhole", exchange.sentWhole());
    headers(line.putObject("requestHeaders"), exchange.requestHeaders());
    headers(line.putObject("responseHeaders"), exchange.responseHeaders());
    return line.toString();
  }

  static Exchange read(String line) throws IOException {
    JsonNode read = JSON.readTree(line);
    return new Exchange(
        read.get("operationId").textValue(),
        read.get("method").textValue(),
        read.get("rawPath").textValue(),
        read.get("rawQuery").textValue(),
        headers(read.get("requestHeaders")),
        read.get("requestBody").binaryValue(),
        read.get("signatureValid").booleanValue(),
        read.get("refusal").textValue(),
        read.get("preferRequested").booleanValue(),
        read.get("status").intValue(),
        headers(read.get("responseHeaders")),
        read.get("responseBody").binaryValue(),
        Instant.EPOCH,
        Duration.ZERO,
        read.get("fault").textValue(),
        read.get("sentWhole").booleanValue());
  }

  /** The header's first value, or null. */
  static @Nullable String header(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  private static void headers(ObjectNode node, Map<String, List<String>> headers) {
    headers.forEach(
        (name, values) -> {
          if (!CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(node.withArrayProperty(name)::add);
          }
        });
  }

  private static Map<String, List<String>> headers(JsonNode node) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : node.properties()) {
      List<String> values = new ArrayList<>();
      header.getValue().forEach(value -> values.add(value.textValue()));
      headers.put(header.getKey(), values);
    }
    return headers;
  }
}
