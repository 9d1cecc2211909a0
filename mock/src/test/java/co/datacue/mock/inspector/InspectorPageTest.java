package co.datacue.mock.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.browser.BrowserPage;
import co.datacue.mock.browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, with the keyboard, in both widths and both schemes. */
class InspectorPageTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SECRET = "s3cret-of-the-shop";

  private static DataCueMock mock;
  private static Chromium chromium;

  private BrowserPage page;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Chromium.isInstalled(), "Chromium is not installed: apt-get install chromium");
    mock = DataCueMock.builder().secret(SECRET).stateful().start();
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (mock != null) {
      chromium.close();
      mock.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    mock.clear();
    mock.reset();
    page = chromium.page();
    page.size(1440, 900);
    page.open(mock.inspectorUrl());
    page.waitFor("document.querySelector('#link').textContent === 'Live'");
  }

  @AfterEach
  void nothingWasFetchedElsewhereAndTheConsoleIsSilent() {
    assertEquals(List.of(), page.complaints());
    String own = mock.baseUrl() + "/_datacue";
    page.requests().forEach(url -> assertTrue(url.startsWith(own), url));
    assertTrue(page.requests().size() > 5);
    page.close();
  }

  private void traffic() throws Exception {
    Traffic.send(mock);
    page.waitFor("document.querySelectorAll('#rows a').length === " + mock.exchanges().size());
  }

  private void choose(String row) {
    page.evaluate("location.hash = document.querySelector(\"" + row + "\").closest('a').hash");
    page.waitFor(
        "document.querySelector('#detail .facts')?.innerText.includes('no. ' +"
            + " document.querySelector('#rows a[aria-current]').dataset.number)");
  }

  /** Takes pictures, and holds each of the four to what can be measured. */
  private void looksRight(String name) {
    for (String scheme : List.of("light", "dark")) {
      page.scheme(scheme);
      for (int width : List.of(1440, 390)) {
        page.size(width, width == 390 ? 844 : 900);
        page.evaluate("document.getAnimations().forEach((each) => each.finish())");
        page.screenshot(SCREENSHOTS.resolve(name + "-" + width + "-" + scheme + ".png"));
        String at = name + " at " + width + " px, " + scheme;
        assertEquals(width, page.evaluate("document.documentElement.scrollWidth").intValue(), at);
      }
      // The colours of both schemes are all in these two; thousands of elements of one kind take
      // long.
      boolean isWorthIt = scheme.equals("light") || List.of("wrong", "coverage").contains(name);
      if (isWorthIt && !name.equals("long")) {
        assertEquals(List.of(), page.violationsOfAxe(), name + ", " + scheme);
      }
    }
    page.size(1440, 900);
  }

  @Test
  void requestsAppearAsTheyCome() throws Exception {
    assertTrue(page.text("#none").contains("No requests yet"));
    page.waitFor("document.querySelector('.begin pre').innerText.includes('/v1/events')");
    looksRight("empty");
    Caller.of(mock).signed("POST", "/v1/users", "{\"user_id\":\"u1\"}");
    page.waitFor("document.querySelectorAll('#rows a').length === 1");
    assertRow("400", "createUser", "POST /v1/users", "signature is right");
    Caller.of(mock).keyOnly("DELETE", "/v1/users/u2", "");
    page.waitFor("document.querySelectorAll('#rows a').length === 2");
    assertRow("401", "deleteUser", "DELETE /v1/users/u2", "signature is wrong");
  }

  /** The latest is the first. */
  private void assertRow(String... parts) {
    String row = page.text("#rows a").replaceAll("\\s+", " ");
    for (String part : parts) {
      assertTrue(row.contains(part), part + " in " + row);
    }
  }

  @Test
  void wrongSignatureIsExplained() throws Exception {
    traffic();
    choose("#rows .verdict.wrong");
    String shown = page.text("#detail");
    for (String part :
        List.of(
            "The signature is wrong",
            "What was signed is the body with a line feed at its end",
            "Expected",
            "Received",
            Traffic.lastBodyHash(mock))) {
      assertTrue(shown.contains(part), part + " in " + shown);
    }
    assertEquals(2, page.evaluate("document.querySelectorAll('#detail mark').length").intValue());
    looksRight("wrong");
  }

  @Test
  void secretIsNowhere() throws Exception {
    traffic();
    Set<Integer> opened = new TreeSet<>();
    for (int i = 0; i < mock.exchanges().size(); i++) {
      page.press("ArrowDown");
      page.waitFor(
          "document.querySelector('#detail .facts')?.innerText.includes('no. ' +"
              + " document.querySelector('#rows a[aria-current]').dataset.number)");
      opened.add(page.evaluate("Number(location.hash.split('/')[2])").intValue());
      String all = page.evaluate("document.documentElement.outerHTML").textValue();
      assertFalse(all.contains(SECRET), all);
      assertFalse(all.matches("(?s).*Basic [A-Za-z0-9+/]{12}.*"), all);
    }
    assertEquals(mock.exchanges().size(), opened.size());
  }

  @Test
  void numbersStayAsTheyWereSent() throws Exception {
    String body =
        "{\"price\":49.90,\"big\":12345678901234567890,\"e\":1e2,\"s\":\"a\\\"b: {\\u00e9}\"}";
    Caller.of(mock).signed("PUT", "/v1/users/u1", body);
    page.waitFor("document.querySelector('#rows a')");
    choose("#rows .pill");
    assertEquals(
        "{\n  \"price\": 49.90,\n  \"big\": 12345678901234567890,\n  \"e\": 1e2,\n"
            + "  \"s\": \"a\\\"b: {\\u00e9}\"\n}",
        page.evaluate("document.querySelector('#detail pre').textContent").textValue());
    page.click("#detail .choice button:last-child");
    assertEquals(
        body, page.evaluate("document.querySelector('#detail pre').textContent").textValue());
  }

  @Test
  void longBodyCanBeRead() throws Exception {
    StringBuilder items = new StringBuilder("{\"batch\":[");
    for (int i = 0; i < 500; i++) {
      items.append(i == 0 ? "" : ",").append("{\"user_id\":\"u").append(i).append("\",\"note\":\"");
      items.append("words and more words ".repeat(9)).append("\"}");
    }
    Caller.of(mock).signed("POST", "/v1/batch/users", items.append("]}").toString());
    page.waitFor("document.querySelector('#rows a')");
    choose("#rows .pill");
    assertTrue(page.text("#detail").contains("KiB"), page.text("#detail"));
    looksRight("long");
  }

  @Test
  void keyboardIsEnough() throws Exception {
    traffic();
    page.press("j");
    page.press("j");
    page.waitFor("document.querySelector('#rows li:nth-child(2) a[aria-current]')");
    page.press("k");
    page.waitFor("document.querySelector('#rows li:nth-child(1) a[aria-current]')");
    page.press("Enter");
    page.waitFor("document.activeElement.id === 'detail'");
    page.press("Escape");
    page.waitFor("location.hash === '#/requests'");
    page.press("/");
    page.waitFor("document.activeElement.id === 'filter'");
    for (String letter : List.of("n", "o", "p", "e")) {
      page.press(letter);
    }
    page.waitFor("document.querySelectorAll('#rows a').length === 1");
    page.press("Escape");
    page.press("?");
    page.waitFor("document.querySelector('#help').open");
    looksRight("help");
    page.press("Escape");
    page.waitFor("!document.querySelector('#help').open");
    page.press("3");
    page.waitFor("document.querySelector('.matrix')");
  }

  @Test
  void newRequestsDoNotTakeTheFocusAway() throws Exception {
    traffic();
    page.press("ArrowDown");
    String focused = page.evaluate("document.activeElement.dataset.number").textValue();
    Caller.of(mock).signed("DELETE", "/v1/users/u9", "");
    page.waitFor("document.querySelector('#rows a').innerText.includes('u9')");
    assertEquals(focused, page.evaluate("document.activeElement.dataset.number").textValue());
  }

  @Test
  void filtersShowWhatTheySay() throws Exception {
    traffic();
    List<Exchange> all = mock.exchanges();
    long wrong = all.stream().filter(each -> each.status() == 401).count();
    page.click("[data-only=wrong]");
    page.waitFor("document.querySelectorAll('#rows a').length === " + wrong);
    page.click("[data-only=trouble]");
    page.waitFor("document.querySelectorAll('#rows a').length === 1");
  }

  @Test
  void whatTheMockHoldsIsShown() throws Exception {
    page.press("2");
    page.waitFor("document.querySelector('#state .empty')");
    Traffic.send(mock);
    page.evaluate("location.hash = '#/state/products'");
    page.waitFor("document.querySelectorAll('#state .things li').length > 0");
    assertEquals(
        mock.products().size(),
        page.evaluate("document.querySelectorAll('#state .things li').length").intValue());
    page.click("#state summary");
    looksRight("state");
  }

  @Test
  void coverageIsShownAndGrows() throws Exception {
    traffic();
    page.press("3");
    page.waitFor("document.querySelector('.matrix')");
    String percent = mock.coverage().percent() + " %";
    assertTrue(page.text("#coverage .big").startsWith(percent), page.text("#coverage .big"));
    assertTrue(page.text(".refusals").contains("createProduct"), page.text(".refusals"));
    looksRight("coverage");
    int before = mock.coverage().reached();
    Caller.of(mock).signed("DELETE", "/v1/orders/o", "", "Prefer", "code=500");
    assertEquals(before + 1, mock.coverage().reached());
    page.waitFor("document.querySelector('.big').innerText.includes('" + (before + 1) + " of ')");
  }

  @Test
  void clearedRequestsAreGone() throws Exception {
    traffic();
    page.click("#clear");
    page.waitFor("document.querySelectorAll('#rows a').length === 0");
    assertEquals(List.of(), mock.exchanges());
  }

  @Test
  void pausedListStaysAsItIs() throws Exception {
    traffic();
    int rows = mock.exchanges().size();
    page.press("p");
    page.waitFor("document.querySelector('#link').textContent === 'Paused'");
    Caller.of(mock).signed("DELETE", "/v1/users/u9", "");
    page.waitFor("new Promise((resolve) => setTimeout(() => resolve(true), 1200))");
    assertEquals(rows, page.evaluate("document.querySelectorAll('#rows a').length").intValue());
    page.press("p");
    page.waitFor("document.querySelectorAll('#rows a').length === " + (rows + 1));
  }
}
