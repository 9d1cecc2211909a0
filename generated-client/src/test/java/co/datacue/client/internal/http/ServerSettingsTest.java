package co.datacue.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.ApiOperation;
import co.datacue.client.internal.call.BaseUrls;
import co.datacue.signing.SigningScheme;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  private static final String API = "https://api.example/base";
  private static final String EVENTS = "https://events.example";
  private static final String IMAGES = "https://images.example/v2";

  private final ServerSettings settings = new ServerSettings(API, EVENTS, IMAGES, EVENTS);

  /** Operations as a contract with servers of single ones gives them. */
  private interface Operations {
    @ApiOperation(id = "plain", signing = SigningScheme.SIGNED_BODY)
    void plain();

    @ApiOperation(id = "keyOnly", signing = SigningScheme.KEY_ONLY)
    void keyOnly();

    @ApiOperation(id = "event", signing = SigningScheme.KEY_ONLY, server = EVENTS)
    void event();

    @ApiOperation(id = "image", signing = SigningScheme.SIGNED_BODY, server = IMAGES)
    void image();
  }

  @Test
  void operationsGoWhereTheContractSays() {
    assertWhere(API + "/", API + "/", EVENTS + "/", IMAGES + "/");
  }

  @Test
  void baseUrlMovesThemAll() {
    settings.all("baseUrl", "http://127.0.0.1:1");
    String mock = "http://127.0.0.1:1/";
    assertWhere(mock, mock, mock, mock);
    assertEquals(Set.of(mock), reachable(), "credentials go nowhere else");
  }

  @Test
  void eventsBaseUrlIsForTheKeyAloneUnlessTheContractOrTheCallerNamesTheServer() {
    settings.events("eventsBaseUrl", "https://mine.example");
    assertWhere(API + "/", "https://mine.example/", "https://mine.example/", IMAGES + "/");
    settings.replace(EVENTS, "https://other.example/");
    assertWhere(API + "/", "https://mine.example/", "https://other.example/", IMAGES + "/");
  }

  @Test
  void serverThatIsReplacedIsNotReachable() {
    settings.replace(IMAGES, "https://mine.example/x");
    assertWhere(API + "/", API + "/", EVENTS + "/", "https://mine.example/x/");
    assertEquals(Set.of(API + "/", EVENTS + "/", "https://mine.example/x/"), reachable());
  }

  @Test
  void replacedServerStaysWhereverTheRestIs() {
    settings.replace(IMAGES, "https://mine.example/x");
    settings.all("baseUrl", "http://127.0.0.1:1");
    String mock = "http://127.0.0.1:1/";
    assertWhere(mock, mock, mock, "https://mine.example/x/");
  }

  @Test
  void serverThatNoOperationHasIsRefusedAndTheOthersAreNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> settings.replace("https://evnts.example", "https://mine.example"))
            .getMessage();
    assertEquals(
        "The contract sends no operation to \"https://evnts.example\" but to ["
            + EVENTS
            + ", "
            + IMAGES
            + "]",
        message);
    ServerSettings one = new ServerSettings(API);
    String alone =
        assertThrows(IllegalArgumentException.class, () -> one.replace(EVENTS, API)).getMessage();
    assertTrue(alone.endsWith("but to its first server alone: set the baseUrl"), alone);
  }

  @Test
  void operationIsForTheHostWhereItGoesAndNoOther() throws Exception {
    BaseUrls urls = settings.urls();
    ApiOperation event = operation("event");
    assertTrue(urls.isFor(event, HttpUrl.get(EVENTS + "/v1/events")));
    assertFalse(urls.isFor(event, HttpUrl.get(API)));
    assertFalse(urls.isFor(event, HttpUrl.get("http://events.example")));
    assertFalse(urls.isFor(event, HttpUrl.get("https://events.example:444")));
    assertFalse(urls.isFor(operation("image"), HttpUrl.get(EVENTS)));
  }

  private Set<String> reachable() {
    Set<String> reachable = new TreeSet<>();
    BaseUrls urls = settings.urls();
    reachable.add(urls.all().toString());
    for (HttpUrl other : urls.others()) {
      reachable.add(other.toString());
    }
    return reachable;
  }

  private void assertWhere(String plain, String keyOnly, String event, String image) {
    assertEquals(plain, where("plain"));
    assertEquals(keyOnly, where("keyOnly"));
    assertEquals(event, where("event"));
    assertEquals(image, where("image"));
  }

  private String where(String method) {
    return settings.urls().of(operation(method)).toString();
  }

  private static ApiOperation operation(String method) {
    try {
      return Operations.class.getDeclaredMethod(method).getAnnotation(ApiOperation.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
