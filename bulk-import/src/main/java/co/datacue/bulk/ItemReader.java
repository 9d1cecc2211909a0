package co.datacue.bulk;

import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.Misfit;
import co.datacue.bulk.contract.Misfits;
import co.datacue.client.json.DataCueJson;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks items against the contract and makes models of them. Immutable. */
final class ItemReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Pattern HINT_FOR_PROGRAMMERS =
      Pattern.compile(": enable `.*|, from `[^`]*`");
  private static final Gson MODELS = DataCueJson.gson();

  private final BatchOperation operation;
  private final TypeAdapter<?> models;

  ItemReader(BatchOperation operation, Class<?> model) {
    this.operation = operation;
    this.models = MODELS.getAdapter(model);
  }

  /** An item that can be sent, or why it cannot. */
  record Read(Object model, String ids, String reason) {
    static Read refused(String reason) {
      return new Read("", "", reason);
    }

    boolean isRefused() {
      return !reason.isEmpty();
    }
  }

  Read read(SourceItem item) {
    if (item.json() == null) {
      return Read.refused(String.valueOf(item.defect()));
    }
    String json = item.json();
    try {
      List<Misfit> misfits = misfits(json);
      if (!misfits.isEmpty()) {
        return Read.refused(
            misfits.stream().map(Misfit::toString).collect(Collectors.joining("; ")));
      }
      return new Read(models.fromJson(json), ids(json), "");
    } catch (JsonProcessingException e) {
      String problem = HINT_FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceFirst("");
      JsonLocation place = e.getLocation(); // null where a limit of the parser is passed
      String column = place == null ? "" : " (column " + place.getColumnNr() + ")";
      return Read.refused("is not JSON: " + problem + column);
    } catch (IOException | RuntimeException e) {
      return Read.refused("cannot be sent: " + problem(e));
    }
  }

  /** The first line of the innermost message: what is around it are names of classes. */
  private static String problem(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
  }

  private List<Misfit> misfits(String json) throws IOException {
    Misfits misfits = new Misfits();
    try (JsonParser in = JSON.createParser(json)) {
      if (in.nextToken() == null) {
        throw new IOException("there is nothing");
      }
      operation.items().check(in, misfits);
      if (in.nextToken() != null) {
        throw new IOException("more follows after the item");
      }
    }
    return misfits.found();
  }

  private String ids(String json) throws IOException {
    String[] values = new String[operation.ids().size()];
    int left = values.length;
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (left > 0 && in.nextToken() != JsonToken.END_OBJECT) {
        int at = operation.ids().indexOf(in.currentName());
        in.nextToken();
        if (at >= 0) {
          values[at] = in.getText();
          left--;
        } else {
          in.skipChildren();
        }
      }
    }
    return String.join("\n", values);
  }
}
