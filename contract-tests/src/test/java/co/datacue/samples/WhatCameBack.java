package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A sample shows what to do with the answer: recommendations, and the items that failed. */
final class WhatCameBack {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WhatCameBack() {}

  static void assertTold(Sample sample, Exchange exchange, String output) throws IOException {
    if (exchange.responseBody().length == 0) {
      return;
    }
    if (sample.isIn(Language.CURL)) {
      // A shell cannot read JSON: the answer is printed as it is.
      assertEquals(new String(exchange.responseBody(), StandardCharsets.UTF_8), output);
      return;
    }
    JsonNode answer = JSON.readTree(exchange.responseBody());
    if (exchange.status() == 207) {
      JsonNode items = JSON.readTree(exchange.requestBody()).get("batch");
      for (int i = 0; i < items.size(); i++) {
        assertItem(items.get(i), answer.at("/status/" + i + "/status").asText(), output);
      }
    } else {
      JsonNode products = answer.get("related_product_skus");
      assertFalse(products.isEmpty());
      for (JsonNode product : products) {
        assertTrue(output.contains(product.get("name").asText()), output);
      }
    }
  }

  /** One that the answer has no status for is told too: it is not known to have succeeded. */
  private static void assertItem(JsonNode item, String status, String output) {
    String id = item.iterator().next().asText();
    assertEquals(
        !status.equals("OK"), output.contains(id), () -> id + ": " + status + "\n" + output);
  }
}
