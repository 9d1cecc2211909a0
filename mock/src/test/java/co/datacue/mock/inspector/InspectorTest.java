package co.datacue.mock.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.gate.RawCaller;
import co.datacue.mock.gate.RawCaller.RawAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the inspector answers, and what it never tells. */
class InspectorTest {
  private static final String SECRET = "s3cret-of-the-shop";

  private static DataCueMock mock;
  private static Caller caller;

  @BeforeAll
  static void start() {
    mock = DataCueMock.builder().secret(SECRET).stateful().start();
    caller = Caller.of(mock);
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @BeforeEach
  void forget() {
    mock.clear();
    mock.reset();
  }

  private static RawAnswer ask(String method, String path, String... headers) throws IOException {
    String own = "Host: " + URI.create(mock.baseUrl()).getAuthority();
    String all = headers.length == 0 ? own : String.join("\r\n", headers);
    try (RawCaller raw = new RawCaller(mock.baseUrl())) {
      return raw.send(method + " " + path + " HTTP/1.1\r\n" + all + "\r\n\r\n").answer();
    }
  }

  private static JsonNode json(String path) throws IOException {
    RawAnswer answer = ask("GET", "/_datacue/api" + path);
    assertEquals(200, answer.status(), answer::text);
    assertEquals("application/json", answer.header("Content-Type"));
    return new ObjectMapper().readTree(answer.text());
  }

  private static JsonNode latest() throws IOException {
    return json("/exchanges/" + json("/exchanges").path("last").asLong());
  }

  @Test
  void requestsAreListedAfterANumber() throws Exception {
    long before = json("/exchanges").path("last").longValue();
    for (String id : List.of("a", "b", "c")) {
      caller.keyOnly("DELETE", "/v1/users/" + id, "");
    }
    JsonNode lines = json("/exchanges?after=" + (before + 1));
    assertEquals(
        List.of("/v1/users/b", "/v1/users/c"),
        lines.path("exchanges").valueStream().map(each -> each.path("path").asText()).toList());
    assertEquals(before + 3, lines.path("last").longValue());
    assertEquals(before + 1, lines.path("first").longValue());
    assertEquals(1, json("/exchanges?limit=1").path("exchanges").size());
    JsonNode line = lines.path("exchanges").path(1);
    assertEquals("deleteUser", line.path("operation").textValue());
    assertEquals("wrong", line.path("credentials").textValue());
    assertEquals(401, line.path("status").intValue());
    assertTrue(line.path("millis").doubleValue() >= 0);
    assertTrue(line.path("reason").textValue().startsWith("The signature is missing"));
  }

  @Test
  void kindOfEventIsNamed() throws Exception {
    caller.keyOnly(
        "POST",
        "/v1/events",
        "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"pageview\",\"subtype\":\"home\"}}");
    assertEquals("HomePageviewEvent", latest().path("kind").textValue());
  }

  @Test
  void wrongSignatureHasBothFormsAndTheCause() throws Exception {
    String body = "{\"email\":\"a@example.invalid\"}";
    String signed = caller.signature((body + "\n").getBytes(StandardCharsets.UTF_8));
    caller.send("PUT", "/v1/users/u1", body, caller.authorization(signed));
    JsonNode signature = latest().path("signature");
    assertEquals("wrong", signature.path("verdict").textValue());
    assertEquals("SIGNED_BODY", signature.path("wanted").textValue());
    String wanted = caller.signature(body.getBytes(StandardCharsets.UTF_8));
    assertEquals(masked(wanted), signature.path("expected").textValue());
    assertEquals(masked(signed), signature.path("received").textValue());
    assertEquals(body.length(), signature.path("bodyBytes").intValue());
    assertEquals(Traffic.lastBodyHash(mock), signature.path("bodySha256").textValue());
    assertTrue(signature.path("rule").textValue().startsWith("The signature is wrong"));
    assertTrue(signature.path("cause").textValue().contains("line feed at its end"));
  }

  private static String masked(String signature) {
    return "test-key:" + signature.substring(0, 4) + "…" + signature.substring(60);
  }

  @Test
  void rightSignatureAndKeyHaveTheSameForms() throws Exception {
    caller.signed("DELETE", "/v1/users/u1", "");
    JsonNode signed = latest().path("signature");
    assertEquals("right", signed.path("verdict").textValue());
    assertEquals(signed.path("expected"), signed.path("received"));
    caller.keyOnly("POST", "/v1/events", "{}");
    JsonNode key = latest().path("signature");
    assertEquals("KEY_ONLY", key.path("wanted").textValue());
    assertEquals("test-key:", key.path("expected").textValue());
    assertEquals("test-key:", key.path("received").textValue());
  }

  @Test
  void secretIsNeverTold() throws Exception {
    String encoded = Caller.basic(mock.key() + ":" + SECRET);
    caller.send("POST", "/v1/events?s=" + SECRET, "{\"a\":\"" + SECRET + "\"}", encoded);
    caller.send("POST", "/v1/users", SECRET, Caller.basic(SECRET + ":" + mock.key()));
    caller.send("POST", "/v1/users", "{}", "Bearer " + SECRET);
    caller.send("POST", "/v1/users", "{}", mock.key() + ":" + SECRET);
    caller.send("POST", "/v1/users", "{}", encoded, "X-Note", SECRET, "X-Other", encoded);
    caller.send("POST", "/v1/" + SECRET, "{}", encoded, "Cookie", "id=private-session");
    caller.send("POST", "/v1/users", "{}", Caller.basic("other-key-of-mine:other-secret-of-mine"));
    long last = json("/exchanges").path("last").longValue();
    StringBuilder told = new StringBuilder(json("/exchanges").toString());
    for (long number = last - 6; number <= last; number++) {
      told.append(json("/exchanges/" + number));
    }
    told.append(json("/coverage")).append(ask("GET", "/_datacue/api/coverage.xml").text());
    for (String never :
        List.of(SECRET, encoded.substring(6), "private-session", "other-secret-of-mine")) {
      assertFalse(told.toString().contains(never), () -> never + " in " + told);
    }
    assertTrue(told.toString().contains("the secret itself"), told::toString);
  }

  @Test
  void bodyThatIsNotUtf8IsShownInHex() throws Exception {
    try (RawCaller raw = new RawCaller(mock.baseUrl())) {
      raw.send("POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n")
          .send(new byte[] {(byte) 0xFF, 0x0A})
          .answer();
    }
    JsonNode body = latest().path("request").path("body");
    assertEquals("ff 0a", body.path("hex").textValue());
    assertEquals(2, body.path("bytes").intValue());
  }

  @Test
  void whatIsNoHttpIsListedToo() throws Exception {
    try (RawCaller raw = new RawCaller(mock.baseUrl())) {
      raw.send("not a request\r\n\r\n").answer();
    }
    JsonNode told = latest();
    assertEquals(400, told.path("status").intValue());
    assertEquals("unchecked", told.path("credentials").textValue());
    assertFalse(told.path("reason").asText().isEmpty());
    assertTrue(json("/coverage").path("noOperation").has("400 not HTTP"));
  }

  @Test
  void whatIsHeldIsToldByResource() throws Exception {
    caller.signed(
        "POST", "/v1/batch/users", "{\"batch\":[{\"user_id\":\"u1\"},{\"user_id\":\"u2\"}]}");
    assertEquals(2, json("/state").path("counts").path("users").intValue());
    JsonNode users = json("/state/users?limit=1");
    assertEquals(2, users.path("count").intValue());
    assertEquals("u2", users.path("latest").path(0).path("user_id").textValue());
    assertEquals(404, ask("GET", "/_datacue/api/state/nothing").status());
  }

  @Test
  void coverageIsToldInEveryForm() throws Exception {
    caller.signed("DELETE", "/v1/users/u1", "");
    assertEquals(mock.coverage().reached(), json("/coverage").path("reached").intValue());
    assertEquals(mock.coverage().text(), ask("GET", "/_datacue/api/coverage.txt").text());
    assertEquals(mock.coverage().junitXml(), ask("GET", "/_datacue/api/coverage.xml").text());
  }

  @Test
  void endpointsAreThoseOfThePageThatDocumentsThem() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "inspector.md"));
    Set<String> told = new TreeSet<>();
    Pattern.compile("(?m)^\\| `((?:GET|DELETE) /_datacue/api/[^`]*)`")
        .matcher(page)
        .results()
        .forEach(row -> told.add(row.group(1)));
    JsonNode about = json("/");
    about.path("endpoints").forEach(each -> assertTrue(told.remove(each.asText()), each::asText));
    assertEquals(Set.of("GET /_datacue/api/"), told);
    caller.signed("DELETE", "/v1/users/u1", "");
    for (String member : members(latest(), new TreeSet<>())) {
      assertTrue(page.contains("`" + member + "`"), member);
    }
  }

  private static Set<String> members(JsonNode node, Set<String> names) {
    node.properties()
        .forEach(
            each -> {
              names.add(each.getKey());
              members(each.getValue(), names);
            });
    return names;
  }

  @Test
  void inspectorIsNotAmongTheExchanges() throws Exception {
    ask("GET", "/_datacue");
    ask("GET", "/_datacue/");
    ask("GET", "/_datacue/api/exchanges");
    ask("GET", "/_datacue/nothing");
    assertEquals(List.of(), mock.exchanges());
    ask("GET", "/_datacuex");
    assertEquals(List.of("/_datacuex"), mock.exchanges().stream().map(Exchange::rawPath).toList());
  }

  @Test
  void exchangesAreClearedByADelete() throws Exception {
    caller.signed("DELETE", "/v1/users/u1", "");
    assertEquals(204, ask("DELETE", "/_datacue/api/exchanges").status());
    assertEquals(List.of(), mock.exchanges());
    assertEquals(405, ask("POST", "/_datacue/api/exchanges").status());
    assertEquals(405, ask("DELETE", "/_datacue/").status());
  }

  @Test
  void stateIsResetByADelete() throws Exception {
    caller.signed("POST", "/v1/users", "{\"user_id\":\"u1\",\"first_name\":\"John\"}");
    assertEquals(1, mock.users().size());
    assertEquals(204, ask("DELETE", "/_datacue/api/state").status());
    assertEquals(0, mock.users().size());
    assertEquals(405, ask("DELETE", "/_datacue/api/state/users").status());
  }
}
