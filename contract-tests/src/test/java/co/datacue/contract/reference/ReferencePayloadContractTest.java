package co.datacue.contract.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.mock.DataCueMockExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The payloads of the API reference's own samples, sent as they stand, signed without this
 * project's code. Two of them the reference contradicts itself; the file says why.
 */
class ReferencePayloadContractTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private final HttpClient http = HttpClient.newHttpClient();

  @TestFactory
  Stream<DynamicTest> payloadOfTheReferenceIsTakenAsItStands() throws Exception {
    try (InputStream cases = getClass().getResourceAsStream("/reference-payloads.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(cases).spliterator(), false)
          .map(each -> dynamicTest(each.get("source").asText(), () -> send(each)));
    }
  }

  private void send(JsonNode payload) throws Exception {
    String path = payload.get("path").asText();
    byte[] body =
        payload.get("body").isNull()
            ? new byte[0]
            : payload.get("body").toString().getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(MOCK.baseUrl() + path))
            .method(
                payload.get("method").asText(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization(path, body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertEquals(
        payload.get("status").asInt(),
        answer.statusCode(),
        () ->
            "A payload of the API's reference, a person's second reading. Mend spec/openapi.yaml or,"
                + " if the API has changed, \""
                + payload.get("source").asText()
                + "\" in contract-tests/src/test/resources/reference-payloads.json: "
                + answer.body()
                + answer.headers().firstValue("sl-violations").orElse(""));
  }

  private static String authorization(String path, byte[] body) throws Exception {
    String password = "";
    if (!path.equals("/v1/events")) { // as the reference says, and not read off the contract
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(MOCK.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      password = HexFormat.of().formatHex(mac.doFinal(body));
    }
    byte[] basic = (MOCK.key() + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(basic);
  }
}
