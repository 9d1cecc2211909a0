package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.MockException;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state that begins with what is in files, and one that is full. */
@Timeout(60)
class SeedTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private static final Contract CONTRACT = Contract.builtIn();
  private static final Resources RESOURCES = new Resources(CONTRACT);
  private static final Answer CREATED = new Answer(201, Map.of(), new byte[0]);

  @TempDir Path folder;

  @Test
  void linesAreHeldAndResetGoesBackToThem() throws Exception {
    String products =
        IntStream.range(0, 1201)
            .mapToObj(i -> "{\"product_id\":\"p" + i + "\",\"variant_id\":\"v\",\"price\":1.50}\n")
            .collect(Collectors.joining("\n"));
    String events = "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"login\"}}";
    try (DataCueMock mock =
        DataCueMock.builder()
            .load("products", file(products))
            .load("events", file(events))
            .start()) {
      assertEquals(1201, mock.products().size());
      JsonNode last = mock.products().get("p1200", "v").orElseThrow();
      assertEquals("1.50", last.path("price").decimalValue().toString());
      assertEquals(1, mock.events().size());
      assertTrue(mock.exchanges().isEmpty(), "nobody sent anything");

      Caller caller = Caller.of(mock);
      caller.signed("DELETE", "/v1/products/p7", "");
      caller.signed("POST", "/v1/users", "{\"user_id\":\"u\",\"first_name\":\"U\"}");
      assertEquals(1200, mock.products().size());
      mock.reset();
      assertEquals(1201, mock.products().size());
      assertEquals(0, mock.users().size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "products | {\"product_id\":\"p\",\"variant_id\":\"v\",\"price\":\"1\"} | line 3 | number",
        "products | {\"product_id\":\"p\"} | line 3 | variant_id",
        "products | {\"product_id\":\"p0\",\"variant_id\":\"v\"} | line 3 | p0 already exists",
        "products | {\"product_id\": | line 3 | (column",
        "products | [] | line 3 | no JSON object",
        "events | {} | line 1 | event",
        "banners | {} | banners | creates no"
      })
  void lineThatTheApiWouldRefuseIsNamed(String resource, String line, String place, String why)
      throws Exception {
    Path file = file("{\"product_id\":\"p0\",\"variant_id\":\"v\"}\n\n" + line + "\n");
    Seed seed = seed(new State(RESOURCES, 1_000_000));
    String message =
        assertThrows(MockException.class, () -> seed.plant(resource, file)).getMessage();
    assertTrue(message.contains(place) && message.contains(why), message);
  }

  @Test
  void absentFileIsNamed() {
    Path absent = folder.resolve("absent.jsonl");
    Seed seed = seed(new State(RESOURCES, 1_000_000));
    String message =
        assertThrows(MockException.class, () -> seed.plant("products", absent)).getMessage();
    assertTrue(message.contains(absent.toString()), message);
  }

  @Test
  void fullStateSaysSoAndGoesOn() throws Exception {
    State state = new State(RESOURCES, 1_000);
    String users =
        IntStream.range(0, 10)
            .mapToObj(i -> "{\"user_id\":\"u" + i + "\"}")
            .collect(Collectors.joining("\n"));
    Path file = file(users);
    String message =
        assertThrows(MockException.class, () -> seed(state).plant("users", file)).getMessage();
    assertTrue(message.contains("The mock is full"), message);
    int held = state.held("users").size();
    assertTrue(held > 0 && held < 10, "" + held);

    Path one = file("{\"order_id\":\"o\",\"user_id\":\"u\"}");
    assertThrows(MockException.class, () -> seed(state).plant("orders", one));
    Answer alone =
        Step.chain(List.of(new HoldingStep(CONTRACT, RESOURCES, state), (request, next) -> CREATED))
            .answer(
                Seed.request(
                    RESOURCES.of(CONTRACT.operation("createUser")),
                    "/v1/users",
                    Json.readOwn("{\"user_id\":\"x\"}".getBytes(StandardCharsets.UTF_8))));
    assertEquals(500, alone.status());
    assertTrue(new String(alone.body(), StandardCharsets.UTF_8).contains("-Xmx"));
    state.reset();
    seed(state).plant("orders", one);
    assertEquals(1, state.held("orders").size());
  }

  /** Fills the state; that lines keep to the contract is found out by the shared mock's Prism. */
  private static Seed seed(State state) {
    HoldingStep holding = new HoldingStep(CONTRACT, RESOURCES, state);
    return new Seed(
        CONTRACT,
        RESOURCES,
        Step.chain(List.of(holding, (request, next) -> checkedByTheSharedMock(request))));
  }

  private static Answer checkedByTheSharedMock(ReceivedRequest request) {
    Caller caller = Caller.of(MOCK.mock());
    String body = new String(request.body(), StandardCharsets.UTF_8);
    try {
      HttpResponse<String> answer =
          request.rawPath().equals("/v1/events")
              ? caller.keyOnly(request.method(), request.rawTarget(), body)
              : caller.signed(request.method(), request.rawTarget(), body);
      return new Answer(
          answer.statusCode(),
          answer.headers().map(),
          answer.body().getBytes(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Path file(String lines) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "items", ".jsonl"), lines);
  }
}
