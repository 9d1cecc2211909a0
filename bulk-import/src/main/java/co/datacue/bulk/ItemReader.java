package co.datacue.bulk;

import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.Findings;
import co.datacue.bulk.contract.Misfit;
import co.datacue.bulk.input.Bytes;
import co.datacue.bulk.input.Utf8;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.json.ItemId;
import co.datacue.client.json.JsonItem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks items against the contract. What the client would write as it stands is passed on as it
 * is; of anything else a model is made. Used by one thread.
 */
final class ItemReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern HINT_FOR_PROGRAMMERS =
      Pattern.compile(": enable `.*|, from `[^`]*`");
  private static final Gson MODELS = DataCueJson.gson();

  private final BatchOperation operation;
  private final TypeAdapter<?> models;
  private final Utf8 utf8 = new Utf8();
  private final ItemParser parser = new ItemParser();

  ItemReader(BatchOperation operation, Class<?> model) {
    this.operation = operation;
    this.models = MODELS.getAdapter(model);
  }

  /** An item that can be sent, or why it cannot. */
  record Read(Object item, String ids, String reason) {
    static Read refused(String reason) {
      return new Read("", "", reason);
    }

    boolean isRefused() {
      return !reason.isEmpty();
    }
  }

  Read read(SourceItem item) {
    byte[] json = item.json();
    if (json == null) {
      return Read.refused(String.valueOf(item.defect()));
    }
    if (!utf8.is(json)) {
      return Read.refused("is not UTF-8");
    }
    boolean escapes = Bytes.indexOf('\\', json, 0, json.length) < json.length;
    Findings findings = new Findings(escapes);
    // In a longer one it might be spaces that make it too large.
    if (json.length <= Lane.MOST_BYTES && fitsAsItIs(json, findings)) {
      return new Read(new JsonItem(json, findings.ids()), ids(findings), "");
    }
    return readText(json);
  }

  private boolean fitsAsItIs(byte[] json, Findings findings) {
    try {
      return parser.fits(
          json,
          in -> {
            operation.items().check(in, findings);
            return findings.fitsAsItIs();
          });
    } catch (IOException | RuntimeException e) {
      return false; // what is wrong is told by characters, as people count
    }
  }

  /** Takes the time that it takes to tell what is wrong, or to make a model. */
  private Read readText(byte[] json) {
    Findings findings = new Findings(true);
    try (JsonParser in = JSON.createParser(text(json))) {
      if (in.nextToken() == null) {
        throw new IOException("there is nothing");
      }
      operation.items().check(in, findings);
      if (in.nextToken() != null) {
        throw new IOException("more follows after the item");
      }
      if (!findings.misfits().isEmpty()) {
        return Read.refused(
            findings.misfits().stream().map(Misfit::toString).collect(Collectors.joining("; ")));
      }
      return new Read(models.fromJson(text(json)), ids(findings), "");
    } catch (JsonProcessingException e) {
      String problem = HINT_FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceFirst("");
      JsonLocation place = e.getLocation(); // null where a limit of the parser is passed
      String column = place == null ? "" : " (column " + place.getColumnNr() + ")";
      return Read.refused("is not JSON: " + problem + column);
    } catch (IOException | RuntimeException e) {
      return Read.refused("cannot be sent: " + problem(e));
    }
  }

  /** Not as a string: an item may have some MiB, and the heap little more. */
  private static Reader text(byte[] json) {
    return new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
  }

  /** The first line of the innermost message: what is around it are names of classes. */
  private static String problem(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
  }

  /** What the operation knows an item by. */
  private String ids(Findings findings) {
    String ids = "";
    for (String name : operation.ids()) {
      for (ItemId id : findings.ids()) {
        if (id.name().equals(name)) {
          ids = ids.isEmpty() ? id.value() : ids + "\n" + id.value();
        }
      }
    }
    return ids;
  }
}
