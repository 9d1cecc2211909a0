package co.datacue.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.DataCueClient;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Operation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  /** As those are sent that are new in the contract. */
  @Test
  void everyOperationCanBeSentByTheContractAlone() {
    try (DataCueMock mock = DataCueMock.start();
        DataCueClient client =
            DataCueClient.builder()
                .key(mock.key())
                .secret(mock.secret())
                .baseUrl(mock.baseUrl())
                .build()) {
      OtherOperations others = new OtherOperations(client, mock);
      for (Operation operation : mock.contract().operations()) {
        others.call(operation).execute();
        assertEquals(operation.id(), mock.exchanges().get(0).operationId());
        assertTrue(mock.exchanges().get(0).status() < 300, operation::toString);
        mock.clear();
      }
    }
  }

  @Test
  void everyOperationIsAnsweredAsDocumented() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Set<String> missing = Quickstart.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String text = printed.toString(StandardCharsets.UTF_8);
    assertEquals(Set.of(), missing, text);
    assertTrue(text.matches("(?s).*\n(\\d+) of \\1 operations answered as documented\\.\n"), text);
    assertTrue(text.contains("1 OK, failed: p1 already exists"), text);
    assertTrue(text.contains("UnauthorizedException"), text);
  }
}
