package co.datacue.contract.constructs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.contract.drift.ProjectCopy;
import co.datacue.mock.DataCueMock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whatever may stand in a contract works on the wire, or is refused by name. All constructs that
 * work are put into one contract, of which a copy of the project builds the client.
 */
// It waits for a build of a copy and shares nothing.
@Execution(ExecutionMode.CONCURRENT)
class ConstructsTest {
  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @TempDir private static Path folder;
  private static ChangedClient client;
  private static DataCueMock mock;

  @BeforeAll
  static void buildClientThatHasThemAll() throws Exception {
    ProjectCopy copy = ProjectCopy.in(folder);
    Files.writeString(copy.contract(), Construct.contractWith(Construct.working()));
    copy.build("compile");
    client = new ChangedClient(copy);
    mock = DataCueMock.builder().contract(copy.contract()).start();
  }

  @AfterAll
  static void stopMock() {
    if (mock != null) {
      mock.close();
    }
  }

  @Test
  void everyKeywordOfTheSpecificationIsInOne() {
    Set<String> missing = new TreeSet<>(SpecifiedKeywords.all());
    assertTrue(missing.size() > 100, () -> "only " + missing);
    Construct.all()
        .forEach(construct -> missing.removeAll(SpecifiedKeywords.in(construct.contract())));
    assertEquals(
        Set.of(),
        missing,
        "add a file that says what becomes of it to constructs/, see its README");
  }

  @TestFactory
  Stream<DynamicTest> documentsAreReadAndWrittenBackUnchanged() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Construct construct : Construct.working()) {
      construct
          .documents()
          .forEach(
              (model, documents) -> {
                for (String document : documents) {
                  tests.add(
                      dynamicTest(
                          construct + ": " + model + " " + document,
                          () ->
                              assertWritten(
                                  document, document, client.probe("rewritten", model, document))));
                }
              });
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> modelsAreSentAsBuilt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Construct construct : Construct.working()) {
      for (JsonNode built : construct.built()) {
        String model = built.get("model").textValue();
        String calls = built.get("calls").toString();
        tests.add(
            dynamicTest(
                construct + ": " + model + " " + calls,
                () ->
                    assertWritten(
                        built.get("sent").textValue(),
                        built.path("kept").asText(built.get("sent").textValue()),
                        client.probe("built", model, calls))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> requestsAreSentToTheByte() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Construct construct : Construct.working()) {
      for (JsonNode request : construct.requests()) {
        tests.add(
            dynamicTest(construct + ": " + request.get("arguments"), () -> assertSent(request)));
      }
    }
    return tests.stream();
  }

  /** Servers of operations and paths included: one address stands for them all. */
  @TestFactory
  Stream<DynamicTest> mockTakesRequests() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Construct construct : Construct.working()) {
      for (JsonNode request : construct.requests()) {
        tests.add(
            dynamicTest(
                construct + ": " + request.get("arguments"),
                () -> {
                  ObjectNode call = request.deepCopy();
                  call.put("url", mock.baseUrl());
                  call.put("key", mock.key());
                  call.put("secret", mock.secret());
                  String operation = request.get("operation").textValue();
                  String answer = client.probe("called", operation, call.toString());
                  assertTrue(answer.startsWith("2"), answer);
                }));
      }
    }
    return tests.stream();
  }

  private static void assertSent(JsonNode request) throws JsonProcessingException {
    String operation = request.get("operation").textValue();
    JsonNode sent = EXACT.readTree(client.probe("request", operation, request.toString()));
    Map<String, String> actual = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("line", request.get("line").textValue() + " HTTP/1.1");
    actual.put("line", sent.get("line").textValue());
    for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
      expected.put(header.getKey(), header.getValue().asText());
      actual.put(header.getKey(), sent.at("/headers/" + header.getKey()).asText());
    }
    expected.put("body", request.path("body").asText());
    actual.put("body", sent.get("body").textValue());
    for (String part : List.of("returned", "url")) {
      if (request.has(part)) {
        expected.put(part, request.get(part).textValue());
        actual.put(part, sent.get(part).textValue());
      }
    }
    assertEquals(expected, actual);
  }

  /** The same JSON, numbers to the last zero; the order of fields means nothing. */
  private static void assertWritten(String sent, String kept, String written)
      throws JsonProcessingException {
    JsonNode texts = EXACT.readTree(written);
    assertEquals(EXACT.readTree(sent), EXACT.readTree(texts.get(0).textValue()), "as sent");
    assertEquals(EXACT.readTree(kept), EXACT.readTree(texts.get(1).textValue()), "by Gson");
  }
}
