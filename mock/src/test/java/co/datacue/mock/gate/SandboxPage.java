package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.gate.RawCaller.RawAnswer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of the page that tells what the mock answers. */
public final class SandboxPage {
  private final List<Row> rows;

  private SandboxPage(List<Row> rows) {
    this.rows = rows;
  }

  /** One line of a table, as it stands there. */
  public record Row(String what, String status, String reason) {
    /** Asserts that an answer is what the row says. */
    public void assertTells(RawAnswer answer) throws IOException {
      String given = answer.header(Answer.REASON);
      boolean right = status.startsWith("as with");
      assertEquals(right ? "204" : status, Integer.toString(answer.status()), what + given);
      if (reason.startsWith("none")) {
        assertEquals("none", given, what);
      } else if (reason.equals("what is wrong, and the likely cause")) {
        assertTrue(given.matches("The (Authorization|signature|API key).*"), given);
      } else {
        String written =
            Arrays.stream(reason.split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+"));
        assertTrue(given.matches(written), given + " is not " + reason);
      }
      if (!right) {
        String message = new ObjectMapper().readTree(answer.body()).path("message").asText();
        assertFalse(message.isEmpty(), what);
        assertEquals("application/json", answer.header("Content-Type"), what);
      }
    }
  }

  public static SandboxPage read() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/sandbox.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5 && !cells[2].strip().matches("---|Status")) {
        rows.add(new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()));
      }
    }
    return new SandboxPage(rows);
  }

  public List<Row> rows() {
    return rows;
  }

  /** The only row that begins so. */
  public Row row(String beginning) {
    List<Row> found = rows.stream().filter(row -> row.what().startsWith(beginning)).toList();
    assertEquals(1, found.size(), beginning);
    return found.get(0);
  }
}
