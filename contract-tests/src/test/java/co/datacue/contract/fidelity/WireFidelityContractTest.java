package co.datacue.contract.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.DataCueClient;
import co.datacue.conformance.request.GeneratedOperation;
import co.datacue.contract.server.MockClient;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
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
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** As {@link WireFidelityTest}, fewer times, before the whole mock: what is arbitrary is valid. */
class WireFidelityContractTest {
  private static final int DIGITS_OF_JAVASCRIPT = 250;

  private static DataCueMock mock;
  private static DataCueClient client;

  @BeforeContainer
  static void start() {
    mock = DataCueMock.start();
    client = MockClient.builder(mock).build();
  }

  @AfterContainer
  static void stop() {
    client.close();
    mock.close();
  }

  @Provide
  Arbitrary<Tuple2<String, Map<String, Object>>> bodies() {
    ArbitraryBodies bodies = new ArbitraryBodies(DIGITS_OF_JAVASCRIPT);
    return Arbitraries.of(operationsWithABody())
        .flatMap(id -> bodies.of(id).map(body -> Tuple.of(id, body)));
  }

  /** One of a kind: what batches and updates hold, the others do too. */
  private static List<String> operationsWithABody() {
    return Contract.builtIn().operations().stream()
        .filter(operation -> !operation.requestExamples().isEmpty())
        .filter(operation -> operation.method().equals("POST") && !operation.documents(207))
        .map(Operation::id)
        .toList();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void arbitraryBodyIsValidAndArrives(@ForAll("bodies") Tuple2<String, Map<String, Object>> body) {
    GeneratedOperation operation = GeneratedOperation.of(body.get1());
    synchronized (WireFidelityContractTest.class) {
      Object model = ModelOfTree.build(operation.bodyType(), body.get2());
      operation.callWithBody(client, model).execute();
      Exchange exchange = MockClient.last(mock);
      assertEquals(body.get1(), exchange.operationId());
      assertTrue(exchange.signatureValid(), exchange.refusal());
      WireTree.assertCarries(body.get2(), exchange.requestBody());
    }
  }

  @Provide
  Arbitrary<String> ids() {
    return ArbitraryValues.pathIds();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void arbitraryIdsAreValid(@ForAll("ids") String productId, @ForAll("ids") String variantId) {
    synchronized (WireFidelityContractTest.class) {
      client.products().deleteProductVariant(productId, variantId).execute();
      assertEquals("deleteProductVariant", MockClient.last(mock).operationId());
    }
  }
}
