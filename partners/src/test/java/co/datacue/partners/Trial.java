package co.datacue.partners;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One client, generated, built and run against a sandbox of its own. */
final class Trial {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path WORK = Path.of("target/clients").toAbsolutePath();

  private final Client client;
  private final Cases cases;
  private final List<JsonNode> lines = new ArrayList<>();
  private List<Exchange> exchanges = List.of();

  Trial(Client client, Cases cases) {
    this.client = client;
    this.cases = cases;
  }

  /** Runs it all; what the checks say afterwards is of this run. */
  Trial run() throws IOException, InterruptedException {
    Path work = WORK.resolve(client.name());
    clear(work);
    if (client.generator() != null) {
      Path contract = Published.lean();
      if (client.prepare() != null) {
        Path prepared = work.resolve("contract.yaml");
        String command =
            client
                .prepare()
                .replace("{contract}", contract.toString())
                .replace("{prepared}", prepared.toString());
        Program.run(work, Map.of(), List.of("sh", "-c", command)).succeeded();
        contract = prepared;
      }
      Generation.generate(
          client.generator(),
          client.options(),
          client.types() == null ? Map.of() : client.types(),
          contract,
          work.resolve(client.generated()));
    }
    copy(client.folder(), work.resolve(client.sources()));
    cases.write(work.resolve("cases.json"));
    for (List<String> command : client.build()) {
      Program.run(work, environment(work), filled(command, work)).succeeded();
    }
    HttpServer odd = oddServer();
    try (DataCueMock mock = DataCueMock.start()) {
      Map<String, String> environment = environment(work);
      environment.put("DATACUE_BASE_URL", mock.baseUrl());
      environment.put("DATACUE_ODD_URL", "http://127.0.0.1:" + odd.getAddress().getPort());
      environment.put("DATACUE_API_KEY", mock.key());
      environment.put("DATACUE_API_SECRET", mock.secret());
      environment.put("NO_PROXY", "127.0.0.1");
      List<String> command =
          Stream.concat(filled(client.run(), work).stream(), Stream.of(work + "/cases.json"))
              .toList();
      Program program = Program.run(work, environment, command).succeeded();
      for (String line : program.output().lines().filter(each -> each.startsWith("{")).toList()) {
        lines.add(JSON.readTree(line));
      }
      exchanges = mock.exchanges();
    } finally {
      odd.stop(0);
    }
    return this;
  }

  /** What is wrong with it; empty if nothing is. */
  List<String> problems(Check check) {
    return switch (check) {
      case EVENTS -> events(false);
      case SILENT_EVENTS -> events(true);
      case ANSWERED_PRICES -> answeredPrices();
      case DELETION -> deletion();
      case FAILED_ITEM -> statuses("batch", cases.statuses());
      case OPEN_ANSWER -> statuses("openAnswer", Cases.ODD_STATUSES);
      case PRICE -> prices();
      case UNKNOWN_FIELD -> unknownField();
    };
  }

  /** What arrived, and of those that are answered nothing how the call ended. */
  private List<String> events(boolean silent) {
    List<String> problems = new ArrayList<>();
    cases
        .events()
        .forEach(
            (name, wanted) -> {
              if (!name.equals(Cases.UNKNOWN)) {
                Exchange arrived = arrived("trackEvent", wanted);
                if (!silent && arrived == null) {
                  problems.add(name + " did not arrive as it is: " + ofEvent(name));
                } else if (arrived != null && arrived.status() != 200 && arrived.status() != 204) {
                  problems.add(name + " was answered " + arrived.status());
                } else if (arrived != null
                    && (arrived.status() == 204) == silent
                    && ofEvent(name).has("error")) {
                  problems.add(name + " threw " + ofEvent(name).get("error"));
                }
              }
            });
    return problems;
  }

  private List<String> answeredPrices() {
    List<String> problems = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, JsonNode> event : cases.events().entrySet()) {
      Exchange exchange = arrived("trackEvent", event.getValue());
      if (exchange != null && exchange.status() == 200) {
        ArrayNode wanted = JSON.createArrayNode();
        JsonNode answer = tree(exchange.responseBody()).path("recent_product_skus");
        for (JsonNode product : answer) {
          (wanted).add(product.path("price"));
        }
        JsonNode read = ofEvent(event.getKey()).path("result");
        compared += wanted.size();
        if (!wanted.equals(Trial::compare, read)) {
          problems.add(event.getKey() + ": answered " + wanted + ", read " + read);
        }
      }
    }
    return compared == 0 ? List.of("no price was answered at all") : problems;
  }

  private List<String> deletion() {
    List<String> problems = errors("deletion");
    if (arrived("batchDeleteProducts", cases.deletion()) == null) {
      problems.add("the ids did not arrive: " + sent("batchDeleteProducts"));
    }
    return problems;
  }

  private List<String> statuses(String check, List<String> wanted) {
    List<String> problems = errors(check);
    List<String> read =
        of(check).stream()
            .flatMap(line -> line.path("result").valueStream())
            .map(JsonNode::asText)
            .toList();
    if (!read.equals(wanted)) {
      problems.add("answered " + wanted + ", read " + read);
    }
    return problems;
  }

  private List<String> prices() {
    List<String> problems = errors("price");
    List<String> sent = sent("updateProduct");
    List<Map<String, BigDecimal>> wanted =
        Cases.PRICES.stream().map(price -> Map.of("price", new BigDecimal(price))).toList();
    List<Map<String, BigDecimal>> read = new ArrayList<>();
    for (String body : sent) {
      Map<String, BigDecimal> fields = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field :
          tree(body.getBytes(StandardCharsets.UTF_8)).properties()) {
        fields.put(field.getKey(), number(field.getValue()));
      }
      read.add(fields);
    }
    boolean same =
        read.size() == wanted.size()
            && IntStream.range(0, read.size())
                .allMatch(
                    i ->
                        read.get(i).size() == 1
                            && read.get(i).containsKey("price")
                            && read.get(i).get("price").compareTo(wanted.get(i).get("price")) == 0);
    if (!same || sent.stream().anyMatch(body -> body.matches(".*\\d[eE].*"))) {
      problems.add("wanted " + Cases.PRICES + ", sent " + sent);
    }
    return problems;
  }

  private List<String> unknownField() {
    JsonNode line = ofEvent(Cases.UNKNOWN);
    if (line.has("error")) {
      return List.of("threw " + line.get("error"));
    }
    return List.of();
  }

  private List<String> errors(String check) {
    List<String> errors = new ArrayList<>();
    List<JsonNode> found = of(check);
    if (found.isEmpty()) {
      errors.add("was not tried");
    }
    found.stream().filter(line -> line.has("error")).forEach(line -> errors.add("threw " + line));
    return errors;
  }

  private JsonNode ofEvent(String name) {
    List<JsonNode> found = of("event " + name);
    return found.isEmpty() ? JSON.createObjectNode().put("error", "was not tried") : found.get(0);
  }

  private List<JsonNode> of(String check) {
    return lines.stream().filter(line -> line.path("check").asText().equals(check)).toList();
  }

  private List<String> sent(String operationId) {
    return exchanges.stream()
        .filter(exchange -> operationId.equals(exchange.operationId()))
        .map(exchange -> new String(exchange.requestBody(), StandardCharsets.UTF_8))
        .toList();
  }

  private Exchange arrived(String operationId, JsonNode wanted) {
    return exchanges.stream()
        .filter(exchange -> operationId.equals(exchange.operationId()))
        .filter(exchange -> exchange.signatureValid())
        .filter(exchange -> wanted.equals(Trial::compare, tree(exchange.requestBody())))
        .findFirst()
        .orElse(null);
  }

  /** 24 and 24.0 are one price; a time is the same in any of its spellings. */
  private static int compare(JsonNode wanted, JsonNode found) {
    if (wanted.isNumber() && found.isNumber()) {
      return wanted.decimalValue().compareTo(found.decimalValue());
    }
    if (wanted.isTextual() && found.isTextual() && wanted.asText().matches("\\d{4}-\\d\\d-.*")) {
      return instant(wanted).compareTo(instant(found));
    }
    return wanted.equals(found) ? 0 : 1;
  }

  private static Instant instant(JsonNode text) {
    try {
      return OffsetDateTime.parse(text.asText().replace(' ', 'T')).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.MIN; // is not that time
    }
  }

  private static BigDecimal number(JsonNode value) {
    return value.isNumber() ? value.decimalValue() : new BigDecimal("-1");
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(body);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(new String(body, StandardCharsets.UTF_8));
    }
  }

  private Map<String, String> environment(Path work) {
    Map<String, String> environment = new LinkedHashMap<>();
    if (client.environment() != null) {
      client.environment().forEach((name, value) -> environment.put(name, filled(value, work)));
    }
    return environment;
  }

  private static List<String> filled(List<String> command, Path work) throws IOException {
    List<String> filled = new ArrayList<>();
    for (String word : command) {
      filled.add(filled(word, work));
    }
    return filled;
  }

  private static String filled(String word, Path work) {
    String java = System.getProperty("java.home") + "/bin/java";
    try {
      return word.replace("${work}", work.toString())
          .replace("${contract}", Published.lean().toString())
          .replace("${npm}", Path.of("node_modules").toAbsolutePath().toString())
          .replace("${java}", java)
          .replace("${javac}", java + "c")
          .replace("${classpath}", System.getProperty("java.class.path"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer oddServer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = Cases.ODD_ANSWER.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(207, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("client.yaml")) {
          Path copy = to.resolve(from.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
