package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

/** Headers by name. */
class HeaderMapTest {
  @Test
  void namesHaveNoCaseAndValuesTheirOrder() {
    Map<String, List<String>> map =
        HeaderMap.of(
            new Header[] {
              new BasicHeader("X-A", "1"), new BasicHeader("x-a", null), new BasicHeader("b", "2")
            });
    assertEquals(List.of("1", ""), map.get("X-a"));
    assertEquals(List.of("2"), map.get("B"));
  }

  @Test
  void elementsOfAListAreFoundWhole() {
    Map<String, List<String>> headers = Map.of("Connection", List.of("a, Close", "keep-alive"));
    assertTrue(HeaderMap.hasToken(headers, "Connection", "close"));
    assertTrue(HeaderMap.hasToken(headers, "Connection", "Keep-Alive"));
    assertFalse(HeaderMap.hasToken(headers, "Connection", "alive"));
    assertFalse(HeaderMap.hasToken(headers, "Upgrade", "close"));
  }
}
