package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partner teams get. The build has written it to target/publish before the tests run. */
class PublishTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void publishedContractDiffersByTheSamplesOnly() throws IOException {
    for (Path published : List.of(Publication.PLAIN, Publication.WITH_SAMPLES)) {
      JsonNode yaml = Fixtures.read(Publication.contract(published, "yaml"));
      JsonNode json = JSON.readTree(Publication.contract(published, "json").toFile());
      assertEquals(yaml.toString(), json.toString(), "YAML and JSON say the same in one order");
      int samples = removeSamples(yaml);
      assertEquals(
          published.equals(Publication.WITH_SAMPLES) ? 7 : samples,
          samples,
          "all samples were merged");
      assertEquals(Fixtures.read(Contract.FILE).toString(), yaml.toString());
    }
  }

  @Test
  void samplesStandInTheOrderOfTheTabsAndWithoutWhatSurroundsThem() throws IOException {
    JsonNode samples =
        Fixtures.read(Publication.contract(Publication.WITH_SAMPLES, "yaml"))
            .at("/paths/~1v1~1users/post/x-codeSamples");
    assertEquals(
        List.of("Java", "Node.js", "Python", "PHP", "cURL"), samples.findValuesAsText("label"));
    String java = samples.get(0).get("source").asText();
    assertTrue(java.startsWith("UserCreate user = "), java);
    assertTrue(java.endsWith("}\n") && java.contains("\n  System.out"), java);
  }

  @Test
  void sampleOfNoOperationIsRefused(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("samples/createUsers"));
    Program publish = publishing(Path.of(""), Map.of(), "--samples", folder + "/samples");
    assertEquals(1, publish.status());
    assertTrue(publish.output().contains("no operation is called createUsers"), publish.output());
  }

  @Test
  void sampleInNoLanguageIsRefused(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("samples/createUser"));
    Files.writeString(folder.resolve("samples/createUser/cobol.cob"), "STOP RUN.");
    Program publish = publishing(Path.of(""), Map.of(), "--samples", folder + "/samples");
    assertEquals(1, publish.status());
    assertTrue(publish.output().contains("cobol.cob"), publish.output());
  }

  @Test
  void anotherFolderTimeZoneAndLocaleGiveTheSameBytes(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("elsewhere");
    for (String part : List.of("bundle", "programs", "publish", "released", "samples", "vectors")) {
      copyTree(Path.of(part), copy.resolve(part));
    }
    for (String part :
        List.of(
            "openapi.yaml",
            "CHANGELOG.md",
            "pom.xml",
            "package.json",
            "package-lock.json",
            ".npmrc",
            "../LICENSE")) {
      Files.copy(Path.of(part), copy.resolve(part));
    }
    Path tools = copy.resolve("node_modules");
    Files.createSymbolicLink(tools, Path.of("node_modules").toAbsolutePath());
    publishing(copy, Map.of("TZ", "Pacific/Kiritimati", "LC_ALL", "tr_TR.UTF-8", "LANG", "tr_TR"))
        .succeeded();

    Files.delete(tools); // or the clean-up of the folder complains

    Map<String, byte[]> here = contents(Publication.PLAIN);
    Map<String, byte[]> there = contents(copy.resolve("target/publish"));
    assertEquals(here.keySet(), there.keySet());
    here.forEach((file, bytes) -> assertArrayEquals(bytes, there.get(file), file));
  }

  @Test
  void sumsAreRightAndTheZipHoldsEverything() throws IOException {
    Map<String, byte[]> files = contents(Publication.PLAIN);
    String archive =
        files.keySet().stream().filter(name -> name.endsWith(".zip")).findFirst().orElseThrow();
    byte[] zip = files.remove(archive);
    Map<String, byte[]> zipped = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertEquals(LocalDateTime.of(2026, 1, 1, 0, 0), entry.getTimeLocal(), entry.getName());
        zipped.put(entry.getName().replace(archive.replace(".zip", "/"), ""), in.readAllBytes());
      }
    }
    assertEquals(files.keySet(), zipped.keySet());
    files.forEach((file, bytes) -> assertArrayEquals(bytes, zipped.get(file), file));

    StringBuilder sums = new StringBuilder();
    byte[] published = files.remove("SHA256SUMS");
    files.forEach(
        (file, bytes) -> sums.append(sha256(bytes)).append("  ").append(file).append('\n'));
    assertEquals(sums.toString(), new String(published, StandardCharsets.UTF_8));
  }

  @Test
  void postmanRequestsSignThemselvesAsTheContractSays() throws IOException {
    JsonNode collection =
        JSON.readTree(Publication.file(Publication.PLAIN, "postman_collection.json").toFile());
    List<JsonNode> requests =
        collection.findParents("request").stream().filter(item -> item.has("event")).toList();
    Map<String, Boolean> signed = new TreeMap<>();
    for (JsonNode item : requests) {
      signed.put(place(item), item.get("event").toString().contains("HmacSHA256"));
    }
    assertEquals(signedByTheContract(), signed);
    for (var path : Fixtures.read(Contract.FILE).get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().has("operationId")) {
          String place = place(method.getKey(), path.getKey());
          assertRequestForEveryExample(place, method.getValue(), requests);
        }
      }
    }
    assertFalse(collection.toString().contains("Bearer"), "no credentials but Basic ones");
  }

  /** Each with the body of its example, and with its statuses to be asserted. */
  private static void assertRequestForEveryExample(
      String place, JsonNode operation, List<JsonNode> requests) throws IOException {
    List<JsonNode> own = requests.stream().filter(item -> place(item).equals(place)).toList();
    JsonNode examples = operation.at("/requestBody/content/application~1json/examples");
    assertEquals(Math.max(1, examples.size()), own.size(), operation.get("operationId").asText());
    int position = 0;
    for (JsonNode example : examples) {
      JsonNode body = JSON.readTree(own.get(position++).at("/request/body/raw").asText());
      assertEquals(example.get("value"), body, operation.get("operationId").asText());
    }
    String statuses =
        operation
            .get("responses")
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(status -> status.startsWith("2"))
            .collect(Collectors.joining(", ", "to.be.oneOf([", "])"));
    own.forEach(item -> assertTrue(item.get("event").toString().contains(statuses), statuses));
  }

  private static String place(JsonNode item) {
    JsonNode path = item.at("/request/url/path");
    return item.at("/request/method").asText()
        + " /"
        + path.valueStream().map(JsonNode::asText).collect(Collectors.joining("/"));
  }

  /** As Postman writes a method and a path. */
  private static String place(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{(\\w+)}", ":$1");
  }

  /** For each operation whether it wants a signature. */
  private static Map<String, Boolean> signedByTheContract() {
    JsonNode contract = Fixtures.read(Contract.FILE);
    Map<String, Boolean> signed = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : contract.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().has("operationId")) {
          String scheme = method.getValue().at("/security/0").fieldNames().next();
          String signing =
              contract.at("/components/securitySchemes/" + scheme + "/x-signing-scheme").asText();
          signed.put(place(method.getKey(), path.getKey()), signing.equals("SIGNED_BODY"));
        }
      }
    }
    return signed;
  }

  /** Servers of an operation and of a path are followed, and the key goes there and only there. */
  @Test
  void operationsOnOtherHostsAreSentThere(@TempDir Path folder) throws IOException {
    ObjectNode contract = (ObjectNode) Fixtures.read(Contract.FILE);
    ObjectNode paths = (ObjectNode) contract.get("paths");
    ((ObjectNode) paths.at("/~1v1~1events/post"))
        .putArray("servers")
        .addObject()
        .put("url", "https://events.datacue.co/in");
    ((ObjectNode) paths.get("/v1/users"))
        .putArray("servers")
        .addObject()
        .put("url", "https://{region}.datacue.co")
        .putObject("variables")
        .putObject("region")
        .put("default", "eu");
    Path file = folder.resolve("openapi.yaml");
    JSON.writeValue(file.toFile(), contract);
    Path out = folder.resolve("publish");
    publishing(Path.of(""), Map.of(), "--contract", file.toString(), "--out", out.toString())
        .succeeded();

    JsonNode collection = JSON.readTree(Publication.file(out, "postman_collection.json").toFile());
    Map<String, String> variables = new TreeMap<>();
    collection
        .get("variable")
        .forEach(v -> variables.put(v.get("key").asText(), v.get("value").asText()));
    Map<String, String> hosts = new TreeMap<>();
    for (JsonNode url : collection.findValues("url")) {
      if (url.has("path")) {
        String path = String.join("/", JSON.convertValue(url.get("path"), String[].class));
        String host = url.at("/host/0").asText().replaceAll("[{}]", "");
        String other = hosts.put(path, variables.get(host));
        assertTrue(other == null || other.equals(variables.get(host)), path);
      }
    }
    assertEquals("https://events.datacue.co/in", hosts.remove("v1/events"));
    assertEquals("https://eu.datacue.co", hosts.remove("v1/users"));
    assertEquals(Set.of("https://api.datacue.co"), Set.copyOf(hosts.values()));
    String page = Files.readString(Publication.file(out, ".html"));
    assertTrue(
        page.contains("Server: <code>https://events.datacue.co/in</code>"), "the page says where");
    assertTrue(page.contains("Server: <code>https://eu.datacue.co</code>"), "the page says where");
    String changes = Files.readString(out.resolve("CHANGES.md"));
    assertTrue(
        changes.contains(
            "- `POST /v1/events`: The server is now `https://events.datacue.co/in`, no longer `"),
        changes);
  }

  /**
   * A body and examples that stand elsewhere are published like those that stand in their place.
   */
  @Test
  void referencesAreFollowed(@TempDir Path folder) throws IOException {
    ObjectNode contract = (ObjectNode) Fixtures.read(Contract.FILE);
    ObjectNode components = (ObjectNode) contract.get("components");
    ObjectNode examples = components.putObject("examples");
    for (JsonNode json : contract.findValues("application/json")) {
      if (json.get("examples") instanceof ObjectNode own) {
        for (String name : own.propertyStream().map(Map.Entry::getKey).toList()) {
          String key = "example" + examples.size();
          examples.set(key, own.get(name));
          own.putObject(name).put("$ref", "#/components/examples/" + key);
        }
      }
    }
    ObjectNode bodies = components.putObject("requestBodies");
    for (JsonNode operation : contract.get("paths").findParents("requestBody")) {
      String key = operation.get("operationId").asText();
      bodies.set(key, operation.get("requestBody"));
      ((ObjectNode) operation)
          .putObject("requestBody")
          .put("$ref", "#/components/requestBodies/" + key);
    }
    Path file = folder.resolve("openapi.yaml");
    JSON.writeValue(file.toFile(), contract);
    Path out = folder.resolve("publish");
    publishing(Path.of(""), Map.of(), "--contract", file.toString(), "--out", out.toString())
        .succeeded();
    Map<String, byte[]> apart = contents(out);
    Map<String, byte[]> inPlace = contents(Publication.PLAIN);
    assertEquals(inPlace.keySet(), apart.keySet());
    inPlace.forEach(
        (name, bytes) -> {
          if (name.matches(".*([.](html|md)|postman_collection[.]json|schema[.]json)|llms[.]txt")
              && !name.equals("CHANGES.md")) {
            assertEquals(text(bytes), text(apart.get(name)), name);
          }
        });
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The client names a body that has no name for its operation. */
  @Test
  void bodyWithoutANameHasItsSamples(@TempDir Path folder) throws IOException {
    ObjectNode contract = (ObjectNode) Fixtures.read(Contract.FILE);
    ObjectNode body =
        (ObjectNode) contract.at("/paths/~1v1~1users/post/requestBody/content/application~1json");
    ObjectNode fields = body.putObject("schema").put("type", "object").putObject("properties");
    fields.putObject("user_id").put("type", "string").put("description", "Said in its place.");
    body.putObject("examples").putObject("one").putObject("value").put("user_id", "u1");
    body.withObject("/examples").putObject("two").putObject("value").put("user_id", "u2");
    Path file = folder.resolve("openapi.yaml");
    JSON.writeValue(file.toFile(), contract);
    Path out = folder.resolve("publish");
    publishing(Path.of(""), Map.of(), "--contract", file.toString(), "--out", out.toString())
        .succeeded();
    String page = Files.readString(Publication.file(out, ".html"));
    assertTrue(page.contains("<td>Said in its place.</td>"), "its fields");
    String code = page.replaceAll("<[^>]+>", "").replace("&quot;", "\"");
    assertTrue(code.contains("new CreateUserRequest().userId(\"u2\")"), "its sample in Java");
  }

  private static int removeSamples(JsonNode contract) {
    List<JsonNode> operations = contract.findParents("x-codeSamples");
    int count = 0;
    for (JsonNode operation : operations) {
      count += ((ArrayNode) ((ObjectNode) operation).remove("x-codeSamples")).size();
    }
    return count;
  }

  private static Program publishing(
      Path folder, Map<String, String> environment, String... arguments) {
    Stream<String> command =
        Stream.concat(Stream.of("node", "publish/publish.mjs"), Stream.of(arguments));
    return Program.run(folder, environment, command.toList());
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (Files.exists(from)) {
      for (Map.Entry<String, byte[]> file : contents(from).entrySet()) {
        Path copy = to.resolve(file.getKey());
        Files.createDirectories(copy.getParent());
        Files.write(copy, file.getValue());
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
