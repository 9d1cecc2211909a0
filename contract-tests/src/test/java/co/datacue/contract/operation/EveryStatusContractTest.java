package co.datacue.contract.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.client.ApiCall;
import co.datacue.client.BadRequestException;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.ServerErrorException;
import co.datacue.client.StatusException;
import co.datacue.client.TooLargeException;
import co.datacue.client.UnauthorizedException;
import co.datacue.client.json.DataCueJson;
import co.datacue.conformance.request.GeneratedOperation;
import co.datacue.contract.server.SharedMock;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation with every status and every named answer that the contract documents for it. */
class EveryStatusContractTest {
  @RegisterExtension static final SharedMock SERVER = new SharedMock();

  private static final Map<Integer, Class<? extends StatusException>> FAILURES =
      Map.of(
          400, BadRequestException.class,
          401, UnauthorizedException.class,
          413, TooLargeException.class,
          500, ServerErrorException.class);

  private static final Set<String> READING = Set.of("GET", "HEAD");

  // The client has no way to send these, so they replace its body before it is signed.
  private static final String MALFORMED = "{\"";
  private static final String LARGER_THAN_ANY_BATCH = "\"" + "x".repeat(5 * 1024 * 1024) + "\"";

  @TestFactory
  Stream<DynamicTest> documentedFailureIsTheRightException() {
    return SERVER.contract().operations().stream()
        .flatMap(
            operation ->
                operation.responses().keySet().stream()
                    .filter(status -> status >= 300)
                    .map(
                        status ->
                            dynamicTest(
                                operation.id() + ": " + status, () -> fail(operation, status))));
  }

  private static void fail(Operation operation, int status) {
    try (DataCueClient client = failing(operation, status)) {
      ApiCall<?> call = call(operation, client);
      StatusException failure = assertThrows(FAILURES.get(status), call::execute);
      assertEquals(status, failure.status());
      assertEquals(operation.id(), failure.operationId());
      SERVER.lastExchange(exchange -> assertEquals(status, exchange.status()));
    }
  }

  /**
   * A client whose calls of the operation fail in this way, for a true cause where there is one.
   */
  private static DataCueClient failing(Operation operation, int status) {
    return switch (status) {
      // What only reads has no body: what is missing of it then is its query.
      case 400 -> READING.contains(operation.method()) ? withoutQuery() : replacingBody(MALFORMED);
      case 401 -> SERVER.client().key("another-key").build();
      case 413 -> replacingBody(LARGER_THAN_ANY_BATCH);
      case 500 -> preferring("code=500");
      default ->
          throw new AssertionError("Teach this test how " + operation + " comes to " + status);
    };
  }

  @TestFactory
  Stream<DynamicTest> documentedAnswerIsDecodedWhole() {
    return examples(status -> status < 300, EveryStatusContractTest::decode);
  }

  /** What is wrong with a request is told by the mock in its own words; asked for, the example. */
  @TestFactory
  Stream<DynamicTest> documentedFailureIsReadWhole() {
    return examples(status -> status >= 300, EveryStatusContractTest::readFailure);
  }

  private interface ExampleCheck {
    void check(Operation operation, int status, Map.Entry<String, JsonNode> example);
  }

  private static Stream<DynamicTest> examples(IntPredicate statuses, ExampleCheck check) {
    return SERVER.contract().operations().stream()
        .flatMap(
            operation ->
                operation.responses().entrySet().stream()
                    .filter(response -> statuses.test(response.getKey()))
                    .flatMap(
                        response ->
                            response.getValue().entrySet().stream()
                                .map(
                                    answer ->
                                        dynamicTest(
                                            operation.id() + ": " + answer.getKey(),
                                            () ->
                                                check.check(
                                                    operation, response.getKey(), answer)))));
  }

  private static void decode(Operation operation, int status, Map.Entry<String, JsonNode> example) {
    String prefer = "code=" + status + ", example=" + example.getKey();
    try (DataCueClient client = preferring(prefer)) {
      Object answer = call(operation, client).execute();
      // A name that Prism does not know falls back to another status without a word.
      SERVER.lastExchange(exchange -> assertEquals(status, exchange.status()));
      Object body = answer instanceof BatchOutcome<?> outcome ? outcome.result() : answer;
      SameMeaning.assertSame(example.getValue().toString(), DataCueJson.gson().toJson(body));
    }
  }

  private static void readFailure(
      Operation operation, int status, Map.Entry<String, JsonNode> example) {
    String prefer = "code=" + status + ", example=" + example.getKey();
    try (DataCueClient client = preferring(prefer)) {
      ApiCall<?> call = call(operation, client);
      StatusException failure = assertThrows(StatusException.class, call::execute);
      assertEquals(status, failure.status());
      SameMeaning.assertSame(example.getValue().toString(), failure.rawBody());
    }
  }

  private static ApiCall<?> call(Operation operation, DataCueClient client) {
    JsonNode body =
        operation.requestExamples().values().stream().findFirst().orElse(MissingNode.getInstance());
    return GeneratedOperation.of(operation.id()).call(client, body);
  }

  private static DataCueClient preferring(String prefer) {
    return with(
        chain -> chain.proceed(chain.request().newBuilder().header("Prefer", prefer).build()));
  }

  private static DataCueClient withoutQuery() {
    return with(
        chain ->
            chain.proceed(
                chain
                    .request()
                    .newBuilder()
                    .url(chain.request().url().newBuilder().query(null).build())
                    .build()));
  }

  private static DataCueClient replacingBody(String json) {
    RequestBody body = RequestBody.create(json, MediaType.get("application/json"));
    return with(
        chain ->
            chain.proceed(
                chain.request().newBuilder().method(chain.request().method(), body).build()));
  }

  private static DataCueClient with(Interceptor interceptor) {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(interceptor).build();
    return SERVER.client().okHttpClient(http).build();
  }
}
