package co.datacue.contract.readme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.DataCueClient;
import co.datacue.mock.DataCueMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shop's own test, as the README shows it. */
class ShopContractTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  @Test
  void deletedUserIsDeletedThere() {
    DataCueClient client =
        DataCueClient.builder()
            .key(MOCK.key())
            .secret(MOCK.secret())
            .baseUrl(MOCK.baseUrl())
            .build();
    client.users().deleteUser("u1").execute(); // your shop's code
    assertTrue(
        MOCK.exchanges().stream()
            .anyMatch(e -> "deleteUser".equals(e.operationId()) && e.signatureValid()));
  }
}
