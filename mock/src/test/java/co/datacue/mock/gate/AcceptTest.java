package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Accept headers are read. */
class AcceptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json | application/json | false",
        "* | */* | true",
        "text/html, *;q=0.2 | text/html, */*;q=0.2 | true",
        "text/html , */*;q=0.5 | text/html, */*;q=0.5 | false",
        "a/b,,c/d, | a/b, c/d | false",
        "a/b;q=0 | a/b;q=0 | false",
        "a/b;q=1 | a/b;q=1 | false",
        "a/b; level=1; q=.5 ;x=y | a/b;q=.5 | false",
        "a/b;q=0. | a/b;q=0. | false",
        "a/b;q=1.000 | a/b;q=1.000 | false",
        "a/b;q=1.1 | a/b | false",
        "a/b;q=. | a/b | false",
        "a/b;q=0.1234 | a/b | false",
        "a/b;q=x | a/b | false",
        "a/b;x=\"q,r;\\\"\" | a/b | false",
        "`` | */* | false",
      })
  void rangesAreWrittenPlainly(String header, String plain, boolean asterisk) {
    assertEquals(Optional.of(new Accept(plain, asterisk)), Accept.read(List.of(header)));
  }

  @Test
  void severalHeadersAreOneList() {
    assertEquals(Optional.of(new Accept("a/b, */*", true)), Accept.read(List.of("a/b", "*", "")));
    assertEquals(Optional.of(new Accept("*/*", true)), Accept.read(List.of("*", "")));
    assertEquals(Optional.of(new Accept("*/*", false)), Accept.read(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b c/d", "a/b;q", "a/b;q=", "a/b;x=\"", "/b", "a/b, c", "x a/b"})
  void whatIsNoListOfRangesIsRefused(String header) {
    assertEquals(Optional.empty(), Accept.read(List.of(header)));
    assertEquals(Optional.empty(), Accept.read(List.of("a/b", header)));
  }
}
