package co.datacue.mock.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Excuses cells from being reached, for a reason.
 *
 * @param cell operation, kind and name of the cells meant, such as {@code deleteOrder status 500};
 *     a star stands for anything, as in {@code * status 500} or {@code deleteOrder *}
 * @param counts what is enough instead: {@link #ASKED_FOR} or {@link #NOT_NEEDED}
 * @param reason why; not blank
 */
public record Waiver(String cell, String counts, String reason) {
  /** The answer must have been received, but it may have been asked for. */
  public static final String ASKED_FOR = "asked for with Prefer";

  /** Nothing is wanted: the cells are left out of the count. */
  public static final String NOT_NEEDED = "not needed";

  /**
   * @throws IllegalArgumentException if {@code counts} is neither of the two, or a text is missing
   */
  public Waiver {
    if (cell == null || cell.isBlank()) {
      throw new IllegalArgumentException("A waiver needs a cell, such as \"* status 500\"");
    }
    if (!ASKED_FOR.equals(counts) && !NOT_NEEDED.equals(counts)) {
      throw new IllegalArgumentException(
          "counts of the waiver of %s must be \"%s\" or \"%s\": %s"
              .formatted(cell, ASKED_FOR, NOT_NEEDED, counts));
    }
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("The waiver of " + cell + " needs a reason");
    }
  }

  /**
   * Reads a JSON array of objects with the members {@code cell}, {@code counts} and {@code reason}.
   *
   * @throws IllegalArgumentException if the file cannot be read or a waiver is wrong; the message
   *     says which
   */
  public static List<Waiver> read(Path file) {
    try {
      return List.of(new JsonMapper().readValue(Files.readAllBytes(file), Waiver[].class));
    } catch (JsonProcessingException e) {
      Throwable rule = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      throw new IllegalArgumentException("Waivers in " + file + ": " + rule.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("The waivers could not be read: " + e, e);
    }
  }

  boolean covers(Cell candidate) {
    return Pattern.matches(Pattern.quote(cell).replace("*", "\\E.*\\Q"), candidate.toString());
  }
}
