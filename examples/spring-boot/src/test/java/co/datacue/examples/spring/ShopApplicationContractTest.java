package co.datacue.examples.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopApplicationContractTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  @Autowired private TestRestTemplate shop;
  @Autowired private DataCueProperties properties;

  @DynamicPropertySource
  static void datacue(DynamicPropertyRegistry registry) {
    registry.add("datacue.api-key", MOCK::key);
    registry.add("datacue.api-secret", MOCK::secret);
    registry.add("datacue.base-url", MOCK::baseUrl);
  }

  private ResponseEntity<String> putPrice(String product, String price) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    return shop.exchange(
        "/products/" + product + "/v1/price",
        HttpMethod.PUT,
        new HttpEntity<>(price, headers),
        String.class);
  }

  @Test
  void priceReachesTheApiSigned() {
    assertEquals(204, putPrice("spring-jeans", "39.90").getStatusCode().value());
    List<Exchange> sent =
        MOCK.exchanges().stream().filter(it -> it.rawPath().contains("spring-jeans")).toList();
    assertEquals(1, sent.size());
    assertTrue(sent.get(0).signatureValid());
    assertEquals(
        "{\"price\":39.90}", new String(sent.get(0).requestBody(), StandardCharsets.UTF_8));
  }

  @Test
  void recommendationsComeFromTheApi() {
    ResponseEntity<String[]> names = shop.getForEntity("/recommendations/u1", String[].class);
    assertEquals(200, names.getStatusCode().value());
    assertTrue(names.getBody().length > 0);
  }

  @Test
  void healthTellsOfTheLatestCallAndSendsNothing() {
    putPrice("health-jeans", "39.90");
    int before = MOCK.exchanges().size();
    String health = shop.getForObject("/actuator/health/dataCue", String.class);
    assertTrue(health.contains("\"status\":\"UP\""), health);
    assertTrue(health.contains("\"operation\":\"updateProduct\""), health);
    assertEquals(before, MOCK.exchanges().size());
  }

  @Test
  void propertiesNeverShowTheSecret() {
    assertEquals(MOCK.secret(), properties.apiSecret());
    assertFalse(properties.toString().contains(MOCK.secret()), properties.toString());
  }
}
