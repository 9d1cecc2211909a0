package co.datacue.bulk;

import co.datacue.client.json.DataCueJson;
import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Models, or lines of JSON. A model is read when its turn comes, so later changes do not show. */
final class IteratedItems implements ItemSource {
  private static final Gson MODELS = DataCueJson.gson();

  private final Iterator<?> items;
  private long read;

  IteratedItems(Iterator<?> items) {
    this.items = items;
  }

  @Override
  public @Nullable SourceItem next() {
    if (!items.hasNext()) {
      return null;
    }
    Object item = items.next();
    read++;
    if (item == null) {
      return SourceItem.defective("items", read, new byte[0], "is null");
    }
    try {
      String json = item instanceof String text ? text : MODELS.toJson(item);
      return SourceItem.of("items", read, json.getBytes(StandardCharsets.UTF_8), json);
    } catch (IllegalArgumentException e) {
      return SourceItem.defective("items", read, new byte[0], "cannot be sent: " + e.getMessage());
    }
  }

  @Override
  public Mark mark() {
    return new Mark(0, read, read + 1, 0, 0);
  }

  @Override
  public void goTo(Mark mark) throws IOException {
    while (read < mark.offset() && items.hasNext()) {
      items.next();
      read++;
    }
    if (read < mark.offset()) {
      throw new BadInputException(
          "There are " + read + " items now, where an earlier run had " + mark.offset() + ".");
    }
  }

  @Override
  public String identity() {
    return "items of the calling program";
  }

  @Override
  public void close() {}
}
