package co.datacue.contract.fidelity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.ApiCall;
import co.datacue.client.BadRequestException;
import co.datacue.client.DataCueClient;
import co.datacue.client.RetryPolicy;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.ProductUpdate;
import co.datacue.conformance.request.GeneratedOperation;
import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.GatedServer;
import co.datacue.mock.Operation;
import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever stands in a model arrives: the mock's gate verifies the signature, the JSON received has
 * exactly those values, and reading it gives the model back. Jackson reads it here, not the client.
 */
class WireFidelityTest {
  private static final String KEY = "wire-key";
  private static final String SECRET = "wire-sécret";
  private static final byte[] BATCH_RESULT = "{\"status\":[]}".getBytes(StandardCharsets.UTF_8);
  private static final int DIGITS_READ = 300; // the gate refuses what is beyond a double
  private static final Contract CONTRACT = Contract.builtIn();
  private static final Gson GSON = DataCueJson.gson();

  private static GatedServer server;
  private static DataCueClient client;
  private static volatile Exchange last;

  @BeforeContainer
  static void start() throws IOException {
    server = GatedServer.start(KEY, SECRET, WireFidelityTest::answer, e -> last = e);
    client =
        DataCueClient.builder()
            .key(KEY)
            .secret(SECRET)
            .baseUrl(server.baseUrl())
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  @AfterContainer
  static void stop() {
    client.close();
    server.close();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean batch =
        CONTRACT
            .match(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath())
            .filter(operation -> operation.documents(207))
            .isPresent();
    if (batch) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(207, BATCH_RESULT.length);
      exchange.getResponseBody().write(BATCH_RESULT);
    } else {
      exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }

  /** Bodies of every operation that sends an object, so of one that is new in the contract too. */
  @Provide
  Arbitrary<Tuple2<String, Map<String, Object>>> bodies() {
    ArbitraryBodies bodies = new ArbitraryBodies(DIGITS_READ);
    List<Arbitrary<Tuple2<String, Map<String, Object>>>> each = new ArrayList<>();
    for (Operation operation : CONTRACT.operations()) {
      if (!operation.requestExamples().isEmpty()) {
        each.add(bodies.of(operation.id()).map(body -> Tuple.of(operation.id(), body)));
      }
    }
    return Arbitraries.oneOf(each);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void bodyArrivesAsItIs(@ForAll("bodies") Tuple2<String, Map<String, Object>> body) {
    assertArrives(body.get1(), body.get2());
  }

  // One at a time: after a failure jqwik goes on shrinking while the next property runs.
  private static synchronized void assertArrives(String operationId, Map<String, Object> body) {
    GeneratedOperation operation = GeneratedOperation.of(operationId);
    Type type = operation.bodyType();
    operation.callWithBody(client, ModelOfTree.build(type, body)).execute();

    assertEquals(operationId, last.operationId());
    assertTrue(last.signatureValid(), last.refusal());
    WireTree.assertCarries(body, last.requestBody());
    String json = new String(last.requestBody(), StandardCharsets.UTF_8);
    assertEquals(ModelOfTree.buildAsRead(type, body), GSON.fromJson(json, type));
  }

  /** Scale 10,000 is as far as the client goes; whether it reads that itself is another matter. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void decimalAtTheClientsLimitArrivesWithoutExponent(
      @ForAll @LongRange(min = -99_999, max = 99_999) long unscaled,
      @ForAll @IntRange(min = -10_000, max = 10_000) int scale) {
    BigDecimal price = new BigDecimal(BigInteger.valueOf(unscaled), scale);
    synchronized (WireFidelityTest.class) {
      ApiCall<?> call = client.products().updateProduct("p", "v", new ProductUpdate().price(price));
      if (Double.isInfinite(price.doubleValue())) {
        assertThrows(BadRequestException.class, call::execute); // by the gate, whom it reached
      } else {
        call.execute();
      }
      assertTrue(last.signatureValid(), last.refusal());
      WireTree.assertCarries(Map.of("price", price), last.requestBody());
      assertFalse(new String(last.requestBody(), StandardCharsets.UTF_8).matches("(?i).*\\de.*"));
    }
  }

  @Provide
  Arbitrary<String> ids() {
    return ArbitraryValues.pathIds();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void idsInAPathArriveAsTheyAre(@ForAll("ids") String productId, @ForAll("ids") String variantId) {
    synchronized (WireFidelityTest.class) {
      client.products().deleteProductVariant(productId, variantId).execute();
      assertIds(productId, variantId);
    }
  }

  private static void assertIds(String productId, String variantId) {
    assertTrue(last.signatureValid(), last.refusal());
    assertArrayEquals(new byte[0], last.requestBody());
    String[] segments = last.rawPath().split("/", -1);
    assertEquals(List.of("", "v1", "products"), List.of(segments).subList(0, 3));
    assertEquals(
        List.of(productId, variantId),
        List.of(segments).subList(3, segments.length).stream()
            .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList());
  }
}
