package co.datacue.contract.coverage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Lets an answer count that was asked for with {@code Prefer}; it must still have been received.
 *
 * @param cell the cells meant, where a star stands for any operation
 * @param counts what is let count
 * @param reason why there is no other way
 */
record Waiver(String cell, String counts, String reason) {
  private static final String ASKED_FOR = "asked for with Prefer";

  Waiver {
    if (!ASKED_FOR.equals(counts)) {
      throw new IllegalArgumentException("A waiver can only let count what is " + ASKED_FOR);
    }
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("The waiver of " + cell + " needs a reason");
    }
  }

  /** The one list of waivers. */
  static List<Waiver> all() {
    try (InputStream json = Waiver.class.getResourceAsStream("/coverage-waivers.json")) {
      return List.of(new JsonMapper().readValue(json, Waiver[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean covers(Cell candidate) {
    return cell.equals(candidate.toString())
        || cell.equals("* " + candidate.kind() + " " + candidate.name());
  }
}
