package co.datacue.client.json;

import co.datacue.client.internal.json.DecimalAdapter;
import co.datacue.client.internal.json.ExactNumbers;
import co.datacue.client.internal.json.TimestampAdapter;
import co.datacue.client.internal.json.WireEnumAdapter;
import co.datacue.client.model.ModelAdapters;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * The Gson that the client reads and writes with, for callers who keep models as JSON elsewhere.
 */
public final class DataCueJson {
  private DataCueJson() {}

  /**
   * Returns a new, immutable Gson for the models. A field that is null is left out; a null in a
   * free-form map is kept. Decimals are written in plain notation, timestamps as RFC 3339 with a
   * {@code T}.
   */
  public static Gson gson() {
    return new GsonBuilder()
        .registerTypeAdapterFactory(new ModelAdapters())
        .registerTypeAdapterFactory(WireEnumAdapter.FACTORY)
        .registerTypeAdapter(BigDecimal.class, new DecimalAdapter())
        .registerTypeAdapter(OffsetDateTime.class, new TimestampAdapter())
        .setObjectToNumberStrategy(ExactNumbers.INSTANCE)
        // Models leave out null fields themselves; what is left are entries of free-form maps.
        .serializeNulls()
        .disableHtmlEscaping()
        .create();
  }
}
