package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.User;
import co.datacue.client.model.UserProfile;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoggingTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final Lines lines = new Lines();

  @AfterEach
  void stop() {
    server.close();
  }

  /** A logger that keeps what is written. */
  private static class Lines implements System.Logger {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private Level level = Level.ALL;

    @Override
    public String getName() {
      return "lines";
    }

    @Override
    public boolean isLoggable(Level asked) {
      return asked.getSeverity() >= level.getSeverity();
    }

    @Override
    public void log(Level at, ResourceBundle bundle, String message, Throwable thrown) {
      written.add(at + " " + message + (thrown == null ? "" : " " + thrown));
    }

    @Override
    public void log(Level at, ResourceBundle bundle, String format, Object... params) {
      written.add(at + " " + format);
    }

    private String text() {
      return String.join("\n", written);
    }
  }

  private static User ana() {
    return new User()
        .userId("u1")
        .email("ana@shop.example")
        .profile(new UserProfile().additionalProperty("age", 41));
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void oneLinePerEventWithoutBodyOrCredentials(Calls calls) {
    server.then(ScriptedServer.json(503, "{\"message\":\"ana@shop.example is busy\"}"));
    try (DataCueClient client =
        builder(server)
            .time(new FakeTime())
            .retryPolicy(RetryPolicy.defaults().withMaxAttempts(2))
            .listener(CallListener.logging(lines))
            .build()) {
      ApiCall<?> call = client.users().createUser(ana());
      assertThrows(ServerErrorException.class, () -> calls.result(call));
      server.then(ScriptedServer.json(200, "{\"secret of ana@shop.example\":"));
      ApiCall<?> undecodable = client.events().trackEvent(Calls.login());
      assertThrows(UndecodableAnswerException.class, () -> calls.result(undecodable));
      server.then(ScriptedServer.reset());
      assertThrows(NetworkException.class, () -> calls.result(call));
    }
    List<String> shapes =
        lines.written.stream()
            .map(line -> line.replaceFirst("call [0-9a-f]+ ", "call X "))
            .toList();
    String name = "call X createUser (POST /v1/users) attempt ";
    assertEquals("DEBUG " + name + "1 sends 64 bytes", shapes.get(0));
    assertEquals("DEBUG " + name + "1 was answered 503 with 38 bytes after 0 ms", shapes.get(1));
    assertEquals("WARNING " + name + "1 failed (503), again in 250 ms", shapes.get(2));
    assertEquals("DEBUG " + name + "2 sends 64 bytes", shapes.get(3));
    assertEquals("ERROR call X createUser failed after 250 ms: answered 503", shapes.get(5));
    assertEquals(
        "ERROR call X trackEvent failed after 0 ms: answered 200 with what cannot be decoded",
        shapes.get(8));
    assertTrue(shapes.get(12).contains("createUser failed after 0 ms: java."), lines.text());
    assertEquals(13, shapes.size());
    for (String hidden : List.of("ana@", Calls.KEY, Calls.SECRET, "Basic", "Authorization")) {
      assertFalse(lines.text().contains(hidden), hidden);
    }
  }

  @Test
  void bodiesShowTheirShapeOnly() {
    server.then(ScriptedServer.json(200, "{\"recent_product_skus\":[{\"name\":\"Ana's\"}]}"));
    try (DataCueClient client = builder(server).redactedBodyLogger(lines).build()) {
      client.events().trackEvent(Calls.login()).execute();
      client.users().createUser(ana()).execute();
    }
    assertEquals(
        List.of(
            "TRACE POST /v1/events > {\"user\":{\"user_id\":\"(2)\"},\"event\":{\"type\":\"(5)\"}}",
            "TRACE POST /v1/events < 200 {\"recent_product_skus\":[{\"name\":\"(5)\"}]}",
            "TRACE POST /v1/users > {\"email\":\"(16)\",\"profile\":{\"age\":41},\"user_id\":\"(2)\"}",
            "TRACE POST /v1/users < 200 {\"recent_product_skus\":[{\"name\":\"(5)\"}]}"),
        lines.written);
    assertEquals("ana@shop.example", field(server.received().get(1).text()), "sent unchanged");
  }

  private static String field(String json) {
    return json.replaceFirst(".*\"email\":\"", "").replaceFirst("\".*", "");
  }

  @Test
  void bodiesAreNotLoggedUnlessTraceIs() {
    lines.level = System.Logger.Level.DEBUG;
    try (DataCueClient client = builder(server).redactedBodyLogger(lines).build()) {
      client.users().createUser(ana()).execute();
    }
    assertEquals(List.of(), lines.written);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void lookingChangesNothing(Calls calls) {
    try (ScriptedServer recovering =
            new ScriptedServer(
                ScriptedServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
                ScriptedServer.json(200, "{\"recent_product_skus\":[]}"));
        DataCueClient client =
            builder(recovering).time(new FakeTime()).redactedBodyLogger(lines).build()) {
      calls.result(client.events().trackEvent(Calls.login()));
      assertEquals(2, recovering.received().size(), "a broken answer is asked for again");
      assertEquals(3, lines.written.size(), "there was nothing whole to look at the first time");
    }
  }

  @Test
  void loggerThatFailsDoesNotFailTheCall() {
    System.Logger failing =
        new Lines() {
          @Override
          public boolean isLoggable(Level asked) {
            throw new IllegalStateException("no disk");
          }
        };
    try (DataCueClient client = builder(server).redactedBodyLogger(failing).build()) {
      client.users().createUser(ana()).execute();
    }
    assertEquals(1, server.received().size());
  }

  @Test
  void largeAnswerIsLoggedByItsSize() {
    server.then(ScriptedServer.json(200, "\"" + "x".repeat(1024 * 1024) + "\""));
    try (DataCueClient client = builder(server).redactedBodyLogger(lines).build()) {
      client.users().deleteUser("u1").execute();
    }
    assertEquals("TRACE DELETE /v1/users/u1 < 200 (1048578 bytes)", lines.written.get(1));
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void answerThatCannotBeLoggedLeavesNoConnectionOpen(Calls calls) {
    OkHttpClient own = new OkHttpClient();
    // OkHttp gives up on the zip format, not on the connection.
    server.then(ScriptedServer.answer(200, new byte[100_000], "Content-Encoding: gzip"));
    try (DataCueClient client =
        builder(server).okHttpClient(own).time(new FakeTime()).redactedBodyLogger(lines).build()) {
      ApiCall<?> call = client.users().deleteUser("u1");
      assertThrows(NetworkException.class, () -> calls.result(call));
    }
    Calls.assertNothingLeaks(own);
  }
}
