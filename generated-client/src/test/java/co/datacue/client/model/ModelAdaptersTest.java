package co.datacue.client.model;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.DataCueJson;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import org.junit.jupiter.api.Test;

class ModelAdaptersTest {
  private static final Gson GSON = DataCueJson.gson();

  /** Stands for a model that an obfuscator has given another name. */
  private static final class Renamed {}

  @Test
  void renamedModelIsRefusedInsteadOfReadByReflection() {
    String message =
        assertThrows(IllegalStateException.class, () -> GSON.getAdapter(Renamed.class))
            .getMessage();
    assertTrue(message.contains("Renamed") && message.contains("co.datacue.client.model"), message);
  }

  @Test
  void otherClassesAndEnumsAreLeftToGson() {
    ModelAdapters adapters = new ModelAdapters();
    assertNull(adapters.create(GSON, TypeToken.get(String.class)));
    assertNull(adapters.create(GSON, TypeToken.get(OrderStatus.class)));
  }
}
