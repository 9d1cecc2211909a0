package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Exchange;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gate passes on, as a local server in Prism's place receives it. */
@Timeout(30)
class RelayTest {
  private record Received(String method, URI target, Headers headers, byte[] body) {}

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final List<Exchange> recorded = new CopyOnWriteArrayList<>();
  private HttpServer upstream;
  private SignatureGate gate;
  private Caller caller;
  private int status = 200;
  private byte[] answer = {1, 0, -1, 13, 10};

  @BeforeEach
  void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders(),
                  exchange.getRequestBody().readAllBytes()));
          exchange.getResponseHeaders().set("sl-violations", "[{\"severity\":\"Warning\"}]");
          exchange.getResponseHeaders().add("X-Twice", "1");
          exchange.getResponseHeaders().add("X-Twice", "2");
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    upstream.start();
    gate = GateBefore.server(upstream, recorded::add);
    caller = new Caller(gate.baseUrl(), "k", "s");
  }

  @AfterEach
  void stop() {
    gate.close();
    upstream.stop(0);
  }

  @Test
  void bytesOfTheBodyStayAsTheyWere() throws Exception {
    String body =
        "{ \"price\" : 1.00,\r\n \"name\":\"caf\u00e9 \\u00e9 \ud83d\ude00\", \"a\":1,\"a\":2 }\n";
    caller.signed("PUT", "/v1/users/u", body);
    assertArrayEquals(Caller.bytes(body), only().body);
    assertEquals(Caller.bytes(body).length + "", only().headers.getFirst("Content-Length"));
  }

  @Test
  void pathAndQueryStayAsTheyWere() throws Exception {
    caller.signed("DELETE", "/v1/products/a%2Fb%20c+d/%C3%A9%e2%82%ac?x=%2F&y=a+b&x", "");
    assertEquals(
        "/v1/products/a%2Fb%20c+d/%C3%A9%e2%82%ac?x=%2F&y=a+b&x", only().target.toString());
  }

  @Test
  void commaInAPathIsNoList() throws Exception {
    caller.signed("DELETE", "/v1/users/a,b?x=a,b", "");
    assertEquals("/v1/users/a%2Cb?x=a,b", only().target.toString());
  }

  @Test
  void deleteKeepsItsBody() throws Exception {
    caller.signed("DELETE", "/v1/batch/users", "{\"batch\":[]}");
    assertEquals("DELETE", only().method);
    assertArrayEquals(Caller.bytes("{\"batch\":[]}"), only().body);
  }

  @Test
  void endToEndHeadersAreRelayed() throws Exception {
    caller.signed("PUT", "/v1/users/u", "{}", "X-One", "1", "X-Two", "a", "X-Two", "b");
    assertEquals(List.of("1"), only().headers.get("X-One"));
    assertEquals(List.of("application/json"), only().headers.get("Content-Type"));
    assertEquals(List.of("a", "b"), only().headers.get("X-Two").stream().sorted().toList());
    assertTrue(only().headers.getFirst("Authorization").startsWith("Basic "));
    assertFalse(only().headers.containsKey("Prefer"));
  }

  @Test
  void preferenceIsAddedForEventsOnly() throws Exception {
    String search = "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"search\",\"term\":\"t\"}}";
    caller.keyOnly("POST", "/v1/events", search);
    assertEquals(List.of("code=200, example=search"), only().headers.get("Prefer"));
    received.clear();
    caller.keyOnly("POST", "/v1/events", search, "Prefer", "code=500");
    assertEquals(List.of("code=500"), only().headers.get("Prefer"));
    received.clear();
    caller.keyOnly("POST", "/v1/events", "{}");
    assertFalse(only().headers.containsKey("Prefer"));
  }

  @Test
  void answerComesBackUnchanged() throws Exception {
    status = 207;
    HttpResponse<String> response = caller.signed("PUT", "/v1/users/u", "{}");
    assertEquals(207, response.statusCode());
    assertEquals(
        "[{\"severity\":\"Warning\"}]", response.headers().firstValue("sl-violations").get());
    assertEquals(List.of("1", "2"), response.headers().allValues("x-twice"));
    assertEquals(1, response.headers().allValues("date").size());
    assertEquals("5", response.headers().firstValue("Content-Length").get());
    assertArrayEquals(answer, recorded.get(0).responseBody());
  }

  @Test
  void answerWithoutABodyHasNone() throws Exception {
    status = 204;
    answer = new byte[0];
    HttpResponse<String> response = caller.signed("PUT", "/v1/users/u", "{}");
    assertEquals(204, response.statusCode());
    assertTrue(response.headers().firstValue("Content-Length").isEmpty());
    assertTrue(response.headers().firstValue("Transfer-Encoding").isEmpty());
  }

  @Test
  void emptyAnswerIsNotChunked() throws Exception {
    status = 201;
    answer = new byte[0];
    HttpResponse<String> response = caller.signed("PUT", "/v1/users/u", "{}");
    assertEquals("0", response.headers().firstValue("Content-Length").orElse("none"));
    assertTrue(response.headers().firstValue("Transfer-Encoding").isEmpty());
  }

  @Test
  void refusedRequestIsNotPassedOn() throws Exception {
    assertEquals(401, caller.keyOnly("PUT", "/v1/users/u", "{}").statusCode());
    assertEquals(0, received.size());
  }

  @Test
  void unansweredRequestSaysWhatIsKnown() throws Exception {
    upstream.stop(0);
    HttpResponse<String> response = caller.signed("PUT", "/v1/users/u", "{}");
    assertEquals(502, response.statusCode());
    assertTrue(response.body().contains("diagnosis"), response.body());
  }

  private Received only() {
    assertEquals(1, received.size());
    return received.element();
  }
}
