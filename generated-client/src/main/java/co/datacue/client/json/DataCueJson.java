package co.datacue.client.json;

import co.datacue.client.internal.json.Base64Adapter;
import co.datacue.client.internal.json.DateAdapter;
import co.datacue.client.internal.json.DecimalAdapter;
import co.datacue.client.internal.json.ExactNumbers;
import co.datacue.client.internal.json.FreeFormAdapter;
import co.datacue.client.internal.json.JsonItemAdapter;
import co.datacue.client.internal.json.TimestampAdapter;
import co.datacue.client.internal.json.WireEnumAdapter;
import co.datacue.client.model.ModelAdapters;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
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
   *
   * <p>In free-form fields stand null, Boolean, texts, numbers of the JDK, enums by their name
   * (those of the contract by their value), maps, collections, arrays, Gson's trees, models, UUID,
   * URI, Currency, and values of java.time as ISO 8601, with an offset as RFC 3339. Keys of maps
   * are texts, enums or whole numbers. Anything else, NaN, and what nests deeper than the 255
   * levels that Gson reads, is refused with an {@link IllegalArgumentException} that names field
   * and class. Adapters that you register with {@link Gson#newBuilder()} are not asked there.
   */
  public static Gson gson() {
    return new GsonBuilder()
        .registerTypeAdapterFactory(FreeFormAdapter.FACTORY)
        .registerTypeAdapterFactory(new ModelAdapters())
        .registerTypeAdapterFactory(WireEnumAdapter.FACTORY)
        .registerTypeAdapter(BigDecimal.class, new DecimalAdapter())
        .registerTypeAdapter(byte[].class, new Base64Adapter())
        .registerTypeAdapter(LocalDate.class, new DateAdapter())
        .registerTypeAdapter(OffsetDateTime.class, new TimestampAdapter())
        .registerTypeAdapter(JsonItem.class, new JsonItemAdapter())
        .setObjectToNumberStrategy(ExactNumbers.INSTANCE)
        // Models leave out null fields themselves; what is left are entries of free-form maps.
        .serializeNulls()
        .disableHtmlEscaping()
        .create();
  }
}
