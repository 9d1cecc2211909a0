package co.datacue.contract.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import co.datacue.client.DataCueClient;
import co.datacue.contract.server.MockClient;
import co.datacue.contract.server.SignedRequest;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ids that a validator is known to stumble over; the contract allows any text that is not empty.
 */
class OddIdsContractTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  @ParameterizedTest
  @ValueSource(strings = {",", "a,b", " ", "+", "%", "/", ";", "null", "\u0001"})
  void oddIdIsTaken(String id) {
    try (DataCueClient client = MockClient.builder(MOCK.mock()).build()) {
      assertNull(client.users().deleteUser(id).execute());
      Exchange exchange = MockClient.last(MOCK.mock());
      assertEquals("deleteUser", exchange.operationId());
      assertEquals(204, exchange.status());
    }
  }

  /** What the client cannot send: it writes UTF-8. */
  @Test
  void idThatIsNotUtf8IsRefused() {
    DataCueMock mock = MOCK.mock();
    SignedRequest raw = new SignedRequest(mock.baseUrl(), mock.key(), mock.secret());
    assertEquals(400, raw.send("DELETE", "/v1/users/%FF", true, "").statusCode());
  }
}
