package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.FaultRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published programs of more than one call, run as they stand against a mock that remembers.
 */
class ProgramsContractTest {
  private static final Path FOLDER = Path.of("..", "spec", "programs").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MORE_THAN_TWO_BATCHES = 1_100;

  private static DataCueMock mock;

  @BeforeAll
  static void start() {
    mock = DataCueMock.builder().stateful().start();
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @BeforeEach
  void forget() {
    mock.reset();
    mock.clear();
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void catalogueIsImportedAndThenBroughtUpToDate(Language language, @TempDir Path folder)
      throws IOException {
    List<ObjectNode> catalogue = catalogue(MORE_THAN_TWO_BATCHES);
    Path file = written(folder, catalogue, "");
    Program first;
    try (FaultRules trouble = mock.fail("batchCreateProducts: 1x 500, 1x truncate")) {
      first = run(language, "importCatalogue", "", file.toString());
      assertTroubled(trouble);
    }
    assertEquals("1100 products taken, 0 not", lastLine(first));
    assertEquals(0, first.status(), first.output());
    assertHeld(catalogue);

    catalogue.get(7).put("name", "Zoë's \"R&B\" <b>hat</b>");
    catalogue.get(1_050).put("price", 1234567.89);
    written(folder, catalogue, "");
    Program second = run(language, "importCatalogue", "", file.toString());
    assertEquals("1100 products taken, 0 not", lastLine(second));
    assertHeld(catalogue);
  }

  /** The API refuses a whole batch for one item of the wrong shape. */
  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void everyLineThatIsNotTakenIsNamedAndTheOthersAreTaken(Language language, @TempDir Path folder)
      throws IOException {
    List<ObjectNode> catalogue = catalogue(600);
    List<byte[]> lines =
        new ArrayList<>(catalogue.stream().map(each -> utf8(each.toString())).toList());
    lines.set(3, utf8("{\"product_id\": \"p4\","));
    lines.set(40, utf8(catalogue.get(40).put("price", "cheap").toString()));
    lines.set(41, utf8("42"));
    lines.set(77, "{\"product_id\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
    lines.set(550, utf8(catalogue.get(550).put("stock", "many").toString()));
    Path file = folder.resolve("catalogue.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    Program program = run(language, "importCatalogue", "", file.toString());
    assertEquals("595 products taken, 5 not", lastLine(program), program.output());
    for (int line : List.of(4, 41, 42, 78, 551)) {
      assertTrue(program.output().contains(file + ":" + line + ": "), line + program.output());
    }
    assertEquals(1, program.status());
    List<Integer> bad = List.of(550, 77, 41, 40, 3);
    bad.forEach(line -> catalogue.remove((int) line));
    assertHeld(catalogue);
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void nothingIsChangedOnTheWay(Language language, @TempDir Path folder) throws IOException {
    ObjectNode product = catalogue(1).get(0).put("name", "one line\u2028of text \uD83D\uDED2");
    product
        .putObject("extra")
        .put("weight", new BigDecimal("12345678901234567890.123456789"))
        .put("ratio", new BigDecimal("1.0"))
        .putObject("nothing");
    run(language, "importCatalogue", "", written(folder, List.of(product), "").toString());
    byte[] body = mock.exchanges().get(0).requestBody();
    String extra = product.get("extra").toString();
    assertTrue(new String(body, StandardCharsets.UTF_8).contains(extra), extra);
    assertHeld(List.of(product));
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void tooLargeBatchIsHalved(Language language, @TempDir Path folder) throws IOException {
    List<ObjectNode> catalogue = catalogue(600);
    Path file = written(folder, catalogue, "");
    try (FaultRules trouble = mock.fail("batchCreateProducts: 1x 413")) {
      Program program = run(language, "importCatalogue", "", file.toString());
      assertEquals("600 products taken, 0 not", lastLine(program), program.output());
      assertTroubled(trouble);
    }
    assertHeld(catalogue);
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void productIsKeptInStepFromItsCreationToItsEnd(Language language) throws IOException {
    ObjectNode product = catalogue(1).get(0).put("product_id", "a/b ë").put("price", 19.9);
    ObjectNode change = JSON.createObjectNode();
    change.set("product_id", product.get("product_id"));
    change.set("variant_id", product.get("variant_id"));
    ObjectNode dearer = change.deepCopy().put("price", 1234567.89);

    Program saved;
    try (FaultRules trouble = mock.fail("createProduct: 1x 503")) {
      saved = run(language, "keepInStep", lines("saved", product, "saved", dearer));
      assertTroubled(trouble);
    }
    assertEquals(0, saved.status(), saved.output());
    assertHeld(List.of(product.deepCopy().put("price", 1234567.89)));
    Exchange last = mock.exchanges().get(mock.exchanges().size() - 1);
    JsonNode body = JSON.readTree(last.requestBody());
    assertEquals(1, body.size(), "the price and nothing else: " + body);

    Program removed = run(language, "keepInStep", lines("removed", change, "removed", change));
    assertEquals(0, removed.status(), removed.output());
    assertTrue(removed.output().contains("Product not found"), removed.output());
    assertHeld(List.of());
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void whatNeitherUpdateNorCreationTakesEndsTheProgram(Language language) throws IOException {
    ObjectNode product = catalogue(1).get(0).put("price", "cheap");
    Program program = run(language, "keepInStep", lines("saved", product));
    assertNotEquals(0, program.status(), program.output());
    assertTrue(program.output().contains("price"), program.output());
    assertHeld(List.of());
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void lineThatIsNoChangeEndsTheProgramAndIsShown(Language language) throws IOException {
    ObjectNode product = catalogue(1).get(0);
    String noChange = "{\"renamed\": {}}";
    Program program = run(language, "keepInStep", lines("saved", product) + "\n" + noChange + "\n");
    assertNotEquals(0, program.status(), program.output());
    assertTrue(program.output().contains("neither saved nor removed: " + noChange));
    assertHeld(List.of(product));
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void recommendationsAreShownAsTextAndNeverAsMarkup(Language language, @TempDir Path folder)
      throws IOException {
    List<ObjectNode> catalogue = catalogue(3);
    catalogue.get(1).put("name", "<b>R&B</b>").put("link", "/p\"><script>");
    catalogue.get(2).put("link", "javascript:alert(1)");
    run(language, "importCatalogue", "", written(folder, catalogue, "").toString());

    Program home = run(language, "showRecommendations", "", "visitor-1");
    assertEquals(0, home.status(), home.output());
    Program page = run(language, "showRecommendations", "", "visitor-1", "p0");
    for (Program shown : List.of(home, page)) {
      assertTrue(shown.output().startsWith("<ul class=\"recommendations\">\n"), shown.output());
      assertTrue(shown.output().contains("R&amp;B") || shown.output().contains("R&#38;B"));
      assertFalse(shown.output().contains("<b>") || shown.output().contains("<script>"));
      assertFalse(shown.output().contains("javascript:"), shown.output());
    }
    assertEquals(
        List.of("home", "product"),
        mock.events().all().stream().map(event -> event.at("/event/subtype").asText()).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void pageDoesWithoutRecommendationsWhereThereAreNone(Language language) throws IOException {
    for (String fault : List.of("500", "truncate", "reset midway", "slow 4s")) {
      mock.clear();
      try (FaultRules trouble = mock.fail("trackEvent: " + fault)) {
        Program program = run(language, "showRecommendations", "", "visitor-1");
        assertEquals(0, program.status(), program.output());
        assertTrue(program.output().contains("<ul class=\"recommendations\">\n</ul>"), fault);
        assertTrue(program.output().contains("No recommendations"), program.output());
        assertTroubled(trouble);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NODE", "PYTHON", "PHP"})
  void missingKeyIsRefusedBeforeAnythingIsSent(Language language, @TempDir Path folder)
      throws IOException {
    assumeTrue(language.installed(), language::missing);
    String file = written(folder, catalogue(1), "").toString();
    for (String name : List.of("importCatalogue", "keepInStep", "showRecommendations")) {
      Map<String, String> environment =
          Map.of("DATACUE_BASE_URL", mock.baseUrl(), "DATACUE_API_KEY", "");
      Program program =
          Program.run(command(language, name, name.startsWith("import") ? file : "v"), environment);
      assertNotEquals(0, program.status(), program.output());
      assertTrue(program.output().contains("DATACUE_API_KEY"), program.output());
    }
    assertEquals(List.of(), mock.exchanges());
  }

  private static Program run(Language language, String name, String input, String... arguments)
      throws IOException {
    assumeTrue(language.installed(), language::missing);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("DATACUE_API_KEY", mock.key());
    environment.put("DATACUE_API_SECRET", mock.secret());
    environment.put("DATACUE_BASE_URL", mock.baseUrl());
    environment.put("NO_PROXY", "127.0.0.1");
    environment.put("no_proxy", "127.0.0.1");
    return Program.run(command(language, name, arguments), environment, input);
  }

  private static List<String> command(Language language, String name, String... arguments) {
    String className = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    List<String> command =
        new ArrayList<>(
            language.command(
                name + "." + className, FOLDER.resolve(name).resolve(language.file())));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private static void assertTroubled(FaultRules rules) {
    assertTrue(
        mock.exchanges().stream().anyMatch(each -> each.fault() != null),
        () -> "came to nothing: " + rules);
  }

  private static List<ObjectNode> catalogue(int products) {
    JsonNode example =
        mock.contract().operation("createProduct").requestExamples().values().iterator().next();
    return IntStream.range(0, products)
        .mapToObj(i -> ((ObjectNode) example.deepCopy()).put("product_id", "p" + i))
        .collect(Collectors.toList());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path written(Path folder, List<ObjectNode> products, String more)
      throws IOException {
    String lines = products.stream().map(each -> each + "\n").collect(Collectors.joining()) + more;
    return Files.writeString(folder.resolve("catalogue.jsonl"), lines);
  }

  private static String lines(Object... kindsAndProducts) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < kindsAndProducts.length; i += 2) {
      ObjectNode change = JSON.createObjectNode();
      change.set((String) kindsAndProducts[i], (JsonNode) kindsAndProducts[i + 1]);
      lines.append(change).append('\n');
    }
    return lines.toString();
  }

  private static String lastLine(Program program) {
    return program.output().strip().lines().reduce((first, second) -> second).orElse("");
  }

  private static void assertHeld(List<ObjectNode> products) {
    Map<String, JsonNode> wanted = byId(products);
    Map<String, JsonNode> held = byId(mock.products().all());
    assertEquals(wanted.keySet(), held.keySet());
    wanted.forEach(
        (id, product) ->
            assertTrue(
                product.equals(ProgramsContractTest::compare, held.get(id)),
                () -> "wanted " + product + "\nbut is " + held.get(id)));
  }

  private static int compare(JsonNode wanted, JsonNode held) {
    return wanted.isNumber() && held.isNumber()
        ? wanted.decimalValue().compareTo(held.decimalValue())
        : wanted.equals(held) ? 0 : 1;
  }

  private static Map<String, JsonNode> byId(List<? extends JsonNode> products) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    products.forEach(each -> byId.put(each.get("product_id").asText(), each));
    return byId;
  }
}
