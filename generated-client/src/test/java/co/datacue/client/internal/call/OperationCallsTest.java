package co.datacue.client.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.ApiOperation;
import co.datacue.signing.SigningScheme;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class OperationCallsTest {
  private static final HttpUrl API = HttpUrl.get("https://api.example/");
  private static final HttpUrl EVENTS = HttpUrl.get("https://events.example/x/");

  /** Operations as they are generated, and what is said of them. */
  private interface Operations {
    @ApiOperation(
        id = "joined",
        signing = SigningScheme.SIGNED_BODY,
        joined = {"query ids ,", "query filter[a] %7C", "header X-Ids ,"})
    void joined();

    @ApiOperation(
        id = "answers",
        signing = SigningScheme.SIGNED_BODY,
        answers = {"200 application/json application/xml", "202", "2XX text/plain"})
    void answers();

    @ApiOperation(id = "byDefault", signing = SigningScheme.SIGNED_BODY, answers = "default")
    void byDefault();

    @ApiOperation(id = "event", signing = SigningScheme.KEY_ONLY)
    void event();
  }

  @Test
  void listsInOneParameterAreJoinedAndTheirItemsEncoded() {
    Request request =
        new Request.Builder()
            .url(
                API.newBuilder()
                    .addQueryParameter("ids", "a,b")
                    .addQueryParameter("other", "x y")
                    .addQueryParameter("ids", "c&é")
                    .addQueryParameter("filter[a]", "1")
                    .addQueryParameter("filter[a]", "2")
                    .build())
            .addHeader("X-Ids", "a b")
            .addHeader("X-Ids", "c")
            .build();
    Request joined = new JoinedLists(operation("joined")).in(request);
    assertEquals(
        "https://api.example/?other=x%20y&ids=a%2Cb,c%26%C3%A9&filter%5Ba%5D=1%7C2",
        joined.url().toString());
    assertEquals("a b,c", String.join("|", joined.headers("X-Ids")));
  }

  @Test
  void listsThatAreNotSentAreNotJoined() {
    Request request = new Request.Builder().url(API).build();
    assertSame(request, new JoinedLists(operation("joined")).in(request));
  }

  @Test
  void itemOfAHeaderWithTheDelimiterIsRefused() {
    Request request = new Request.Builder().url(API).addHeader("X-Ids", ",b").build();
    JoinedLists lists = new JoinedLists(operation("joined"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> lists.in(request)).getMessage();
    assertEquals("An item of the header X-Ids has a comma, which is between items there", message);
  }

  @Test
  void answersAreWhatTheContractSaysOfTheirStatus() {
    DeclaredAnswers answers = new DeclaredAnswers(operation("answers"));
    assertEquals("application/json", answers.wanted());
    assertFalse(answers.isBare(200) || answers.isText(200));
    assertTrue(answers.isBare(202) && answers.isBare(204) && answers.isBare(205));
    assertFalse(answers.isBare(203));
    assertTrue(answers.isText(203));
    DeclaredAnswers none = new DeclaredAnswers(operation("event"));
    assertNull(none.wanted());
    assertFalse(none.isBare(200) || none.isText(200));
    assertTrue(new DeclaredAnswers(operation("byDefault")).isBare(200));
  }

  @Test
  void pathAndQueryAreMovedAsTheyAreEncoded() {
    HttpUrl url = HttpUrl.get("https://api.example/v1/a%2Fb/c%20d?e=%26&f");
    BaseUrls urls = new BaseUrls(API, EVENTS, Map.of(), Map.of());
    assertEquals(
        "https://events.example/x/v1/a%2Fb/c%20d?e=%26&f",
        urls.target(url, operation("event")).toString());
    assertSame(url, urls.target(url, operation("joined")));
    BaseUrls below =
        new BaseUrls(HttpUrl.get("https://api.example/base/"), null, Map.of(), Map.of());
    assertEquals("https://api.example/", below.root().toString());
    assertEquals(
        "https://api.example/base/v1/a%2Fb/c%20d?e=%26&f",
        below.target(url, operation("event")).toString());
  }

  @Test
  void bracketsInAPathAreEncoded() {
    BaseUrls urls = new BaseUrls(API, null, Map.of(), Map.of());
    for (String[] path : new String[][] {{"[", "%5B"}, {"]", "%5D"}, {"a[b]", "a%5Bb%5D"}}) {
      assertEquals(
          "https://api.example/v1/users/" + path[1],
          urls.target(HttpUrl.get("https://api.example/v1/users/" + path[0]), operation("joined"))
              .toString());
    }
  }

  private static ApiOperation operation(String method) {
    try {
      return Operations.class.getDeclaredMethod(method).getAnnotation(ApiOperation.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
