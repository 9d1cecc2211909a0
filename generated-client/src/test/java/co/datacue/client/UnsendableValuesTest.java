package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.UserProfile;
import co.datacue.client.model.UserUpdate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and free-form values that cannot be sent as they are. */
class UnsendableValuesTest {
  private final RecordingServer server = new RecordingServer();
  private final DataCueClient client =
      DataCueClient.builder().key("key").secret("secret").baseUrl(server.url()).build();

  @AfterEach
  void closeBoth() {
    client.close();
    server.close();
  }

  @Test
  void emptyIdIsRefusedBeforeAnythingIsSent() {
    var call = client.products().deleteProductVariant("p1", "");
    String message = assertThrows(IllegalArgumentException.class, call::execute).getMessage();
    assertTrue(message.contains("variant_id"), message);
    assertEquals(0, server.received().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void idThatIsADotSegmentIsRefusedBeforeAnythingIsSent(String id) {
    var call = client.products().deleteProductVariant("p1", id);
    assertThrows(IllegalArgumentException.class, call::execute);
    assertEquals(0, server.received().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "p\ud83d", "\ude00p", "\ude00\ud83d", "😀\ude00"})
  void idWithHalfASurrogatePairIsRefusedBeforeAnythingIsSent(String id) {
    var call = client.products().deleteProductVariant("p1", id);
    String message = assertThrows(IllegalArgumentException.class, call::execute).getMessage();
    assertTrue(message.contains("variant_id"), message);
    assertTrue(message.contains("surrogate"), message);
    assertEquals(0, server.received().size());
  }

  @Test
  void freeFormValueThatCannotBeSentFailsTheCallBeforeAnythingIsSent() {
    Map<String, Object> itself = new HashMap<>();
    itself.put("self", itself);
    for (Object value : List.of(itself, new Date())) {
      var call =
          client
              .users()
              .updateUser(
                  "u1", new UserUpdate().profile(new UserProfile().additionalProperty("v", value)));
      for (Calls way : Calls.values()) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> way.result(call)).getMessage();
        assertTrue(message.contains("(at $.profile.v"), message);
      }
    }
    assertEquals(0, server.received().size());
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without a null checker may do
  void nullIdIsRefusedBeforeAnythingIsSent() {
    var call = client.users().updateUser(null, new UserUpdate());
    String message = assertThrows(IllegalArgumentException.class, call::execute).getMessage();
    assertTrue(message.contains("user_id"), message);
    assertEquals(0, server.received().size());
  }
}
