package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A sample shows what to do with the answer: what is in it by name, and the items that failed. */
final class WhatCameBack {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WhatCameBack() {}

  static void assertTold(Sample sample, Exchange exchange, String output) throws IOException {
    if (exchange.responseBody().length == 0) {
      return;
    }
    if (sample.isIn(Language.CURL)) {
      // A shell cannot read JSON: the answer is printed as it is.
      assertEquals(new String(exchange.responseBody(), StandardCharsets.UTF_8) + "\n", output);
      return;
    }
    JsonNode answer = JSON.readTree(exchange.responseBody());
    if (exchange.status() == 207) {
      JsonNode items = JSON.readTree(exchange.requestBody()).get("batch");
      for (int i = 0; i < items.size(); i++) {
        assertItem(items.get(i), answer.at("/status/" + i + "/status").asText(), output);
      }
    } else {
      List<String> names = answer.findValuesAsText("name");
      JsonNode products = answer.path("related_product_skus");
      if (!products.isEmpty()) {
        names = products.valueStream().map(product -> product.path("name").asText()).toList();
      }
      names.forEach(name -> assertTrue(output.contains(name), () -> name + " is not in " + output));
      assertFalse(output.isBlank());
    }
  }

  /** One that the answer has no status for is told too: it is not known to have succeeded. */
  private static void assertItem(JsonNode item, String status, String output) {
    String id = item.iterator().next().asText();
    assertEquals(
        !status.equals("OK"), output.contains(id), () -> id + ": " + status + "\n" + output);
  }
}
