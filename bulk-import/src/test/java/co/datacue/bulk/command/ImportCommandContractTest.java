package co.datacue.bulk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.Shop;
import co.datacue.bulk.contract.BatchOperations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandContractTest {
  private static Shop shop;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() {
    shop = new Shop();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @BeforeEach
  void empty() {
    shop.mock.reset();
  }

  private int run(String... arguments) throws IOException {
    Path credentials = folder.resolve("credentials");
    Files.writeString(
        credentials, "key=" + shop.mock.key() + "\nsecret=" + shop.mock.secret() + "\n");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--credentials", credentials.toString()));
    if (!all.contains("--base-url")) {
      all.addAll(List.of("--base-url", shop.mock.baseUrl()));
    }
    return command(all.toArray(new String[0]));
  }

  private int command(String... arguments) {
    return ImportCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String products(int count) {
    return IntStream.range(0, count).mapToObj(Shop::product).collect(Collectors.joining("\n"));
  }

  @Test
  void importsCompressedJsonLinesAndSaysSo() throws IOException {
    Path file = folder.resolve("catalogue.jsonl.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(products(700).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(0, run("products", file.toString()), err::toString);
    assertEquals(700, shop.mock.products().size());
    assertTrue(out.toString().contains("accepted            700"), out.toString());
    String summary = Files.readString(folder.resolve("catalogue.jsonl.gz.create.summary.json"));
    assertTrue(summary.contains("\"accepted\": 700"), summary);
  }

  @Test
  void rejectsCanBeMendedAndImported() throws IOException {
    Path file =
        file(
            "catalogue.jsonl",
            products(2) + "\n{\"product_id\":\"p7\",\"price\":\"x\"}\n\n{bad\n" + Shop.product(9));
    assertEquals(1, run("products", file.toString()));
    Path rejects = folder.resolve("catalogue.jsonl.create.rejects");
    assertEquals("{\"product_id\":\"p7\",\"price\":\"x\"}\n{bad\n", Files.readString(rejects));
    List<String> reasons = Files.readAllLines(folder.resolve("catalogue.jsonl.create.rejects.why"));
    assertEquals(
        file + ":3: /price must be a number, not the text \"x\"; /variant_id is missing",
        reasons.get(0));
    assertTrue(reasons.get(1).startsWith(file + ":5: is not JSON"), reasons.get(1));
    assertEquals(3, shop.mock.products().size());

    String mended =
        Files.readString(rejects)
            .replace("\"price\":\"x\"", "\"variant_id\":\"v\",\"price\":1.00")
            .replace("{bad", Shop.product(11));
    Path again = file("mended.jsonl", mended);
    assertEquals(0, run("products", again.toString()), err::toString);
    assertEquals(5, shop.mock.products().size());
  }

  @Test
  void lineThatIsTooLongIsKeptWhole() throws IOException {
    String tooLong = "{\"name\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
    Path file = file("a.jsonl", Shop.product(1) + "\n" + tooLong + "\n{}\n" + Shop.product(2));
    assertEquals(1, run("products", file.toString()), err::toString);
    assertEquals(tooLong + "\n{}\n", Files.readString(folder.resolve("a.jsonl.create.rejects")));
    List<String> reasons = Files.readAllLines(folder.resolve("a.jsonl.create.rejects.why"));
    assertEquals(
        file + ":2: is longer than 5242880 bytes, which is what a request may have",
        reasons.get(0));
    assertTrue(reasons.get(1).startsWith(file + ":3: /product_id is missing"), reasons.get(1));
    assertEquals(2, shop.mock.products().size());
  }

  @Test
  void csvColumnsBecomeFields() throws IOException {
    Path file =
        file(
            "users.csv",
            "customer_no,first_name,tier,junk\nu1,Zoë,platinum,x\nu2,\"O’Neil, jr\",,y\n");
    int exit =
        run(
            "users",
            "--map",
            "customer_no=user_id",
            "--map",
            "tier=profile.segment",
            "--ignore",
            "junk",
            file.toString());
    assertEquals(0, exit, err::toString);
    assertEquals(
        tree("{'user_id':'u1','first_name':'Zoë','profile':{'segment':'platinum'}}"),
        shop.mock.users().get("u1").orElseThrow());
    assertEquals(
        tree("{'user_id':'u2','first_name':'O\u2019Neil, jr'}"),
        shop.mock.users().get("u2").orElseThrow());
  }

  private static JsonNode tree(String json) throws IOException {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }

  @Test
  void rowsOfAnOrderBecomeItsCart() throws IOException {
    Path file =
        file(
            "orders.csv",
            "order_id,user_id,timestamp,cart.product_id,cart.variant_id,cart.unit_price,cart.quantity\n"
                + "o1,u1,2018-04-04T23:29:04Z,p1,v1,24.50,1\n"
                + "o1,u1,2018-04-04T23:29:04Z,p2,v1,3.00,2\n"
                + "o2,u2,2018-04-05T00:00:00Z,p1,v1,24.50,1\n"
                + "o1,u1,2018-04-04T23:29:04Z,p3,v1,1.00,1\n");
    assertEquals(1, run("orders", file.toString()));
    assertEquals(2, shop.mock.orders().size());
    assertEquals(2, shop.mock.orders().get("o1").orElseThrow().get("cart").size());
    String why = Files.readString(folder.resolve("orders.csv.create.rejects.why"));
    assertTrue(why.contains("orders.csv:5: is the rest of the item that begins in line 2"), why);
  }

  @Test
  void dryRunSendsNothing() throws IOException {
    Path file = file("catalogue.jsonl", products(3) + "\n{}\n");
    int before = shop.mock.exchanges().size();
    assertEquals(1, run("products", "--dry-run", file.toString()));
    assertEquals(before, shop.mock.exchanges().size());
    assertTrue(out.toString().contains(":4: /product_id is missing"), out.toString());
    assertTrue(out.toString().contains("4 items checked: 3 could be sent, 1"), out.toString());
  }

  /** Of these Jackson tells no place, and one must not end the import. */
  @Test
  void whatPassesTheLimitsOfTheParserIsARejectLikeAnother() throws IOException {
    String line = "{\"product_id\":\"p\",\"variant_id\":\"v\",";
    String file =
        file(
                "limits.jsonl",
                String.join(
                    "\n",
                    line + "\"price\":1" + "0".repeat(2_000) + "}",
                    line + "\"extra\":{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}}",
                    line + "\"" + "x".repeat(60_000) + "\":1}",
                    Shop.product(1)))
            .toString();
    assertEquals(1, run("products", "--dry-run", file), err::toString);
    assertTrue(
        out.toString()
            .startsWith(
                file
                    + ":1: is not JSON: Number value length (2001) exceeds the maximum allowed"
                    + " (1000)\n"),
        out.toString());
    assertTrue(out.toString().contains("4 items checked: 1 could be sent, 3"), out.toString());
  }

  @Test
  void existingItemsAreUpdatedIfAsked() throws IOException {
    run("products", file("a.jsonl", products(3)).toString());
    String other = products(3).replace("Jeans", "Hat");
    assertEquals(0, run("products", "--on-exists", "update", file("b.jsonl", other).toString()));
    assertEquals("Hat 1", shop.mock.products().get("p1", "v1").orElseThrow().get("name").asText());
    assertEquals(
        1, run("products", "--on-exists", "fail", file("c.jsonl", products(3)).toString()));
    String why = Files.readString(folder.resolve("c.jsonl.create.rejects.why"));
    assertTrue(why.contains("c.jsonl:1: p0 already exists"), why);
  }

  @Test
  void whatIsGoneIsAbsent() throws IOException {
    run("products", file("a.jsonl", products(3)).toString());
    Path gone =
        file(
            "gone.jsonl",
            "{\"product_id\":\"p1\",\"variant_id\":\"v1\"}\n"
                + "{\"product_id\":\"px\",\"variant_id\":\"v1\"}\n");
    assertEquals(0, run("products", "--action", "delete", gone.toString()), err::toString);
    assertEquals(2, shop.mock.products().size());
    assertTrue(out.toString().contains("absent                1"), out.toString());
  }

  @Test
  void wrongSecretStopsAtOnceAndSettlesNothing() throws IOException {
    Path file = file("a.jsonl", products(3));
    Path wrong = file("wrong", "key=test-key\nsecret=another\n");
    String[] arguments = {
      "products",
      file.toString(),
      "--base-url",
      shop.mock.baseUrl(),
      "--credentials",
      wrong.toString()
    };
    assertEquals(4, command(arguments));
    assertTrue(err.toString().contains("refused the credentials"), err.toString());
    assertFalse(err.toString().contains("another\n"), err.toString());
    assertEquals(0, run("products", file.toString()), err::toString);
    assertEquals(3, shop.mock.products().size());
  }

  @Test
  void whatCannotBeACredentialOrAnAddressIsSaidBeforeAnythingIsWritten() throws IOException {
    String file = file("a.jsonl", products(3)).toString();
    String colon = file("colon", "key=my:key\nsecret=hidden\n").toString();
    assertEquals(2, command("products", file, "--credentials", colon));
    assertTrue(err.toString().startsWith("key must not contain a colon"), err.toString());
    assertFalse(err.toString().contains("hidden"), err.toString());
    assertEquals(2, run("products", file, "--base-url", "ftp://shop.example"));
    assertTrue(err.toString().contains("ftp://shop.example"), err.toString());
    assertFalse(Files.exists(folder.resolve("a.jsonl.create.journal")));
  }

  @Test
  void vanishedNetworkKeepsEverything() throws IOException {
    Path file = file("a.jsonl", products(3));
    String nobody = "http://127.0.0.1:1";
    int exit = run("products", file.toString(), "--give-up-after", "1", "--base-url", nobody);
    assertEquals(5, exit, err::toString);
    assertTrue(err.toString().contains("No request has succeeded for 1 s"), err.toString());
    assertTrue(out.toString().contains("Not complete. The same command"), out.toString());
    assertEquals(0, run("products", file.toString()), err::toString);
    assertEquals(3, shop.mock.products().size());
  }

  @Test
  void whatIsNoDataCueApiIsSaidToBeNone() throws IOException {
    Path file = file("a.jsonl", products(3));
    int exit = run("products", file.toString(), "--base-url", shop.mock.baseUrl() + "/other/");
    assertEquals(6, exit, err::toString);
    assertTrue(err.toString().contains("404"), err.toString());
    assertTrue(err.toString().contains("is the address right?"), err.toString());
  }

  @Test
  void changedInputIsNoticed() throws IOException {
    Path file = file("a.jsonl", products(3));
    run("products", file.toString());
    Files.writeString(file, products(4));
    assertEquals(7, run("products", file.toString()));
    assertTrue(err.toString().contains("the input has changed since"), err.toString());
  }

  @Test
  void whatCannotBeImportedIsRefusedByName() throws IOException {
    assertEquals(2, run("orders", "--action", "update", file("o.jsonl", "").toString()));
    assertTrue(err.toString().contains("no batch that does \"update\" to orders"), err.toString());
    assertFalse(err.toString().contains("Usage:"), err.toString());
    assertEquals(2, run("shoes", file("s.jsonl", "").toString()));
    assertTrue(err.toString().contains("only of products"), err.toString());
    String nowhere = folder.resolve("none").resolve("x").toString();
    assertEquals(2, run("products", file("n.jsonl", "").toString(), "--out", nowhere));
    assertTrue(err.toString().contains("There is no folder " + folder.resolve("none")));
    refused("<html>", "is HTML or XML");
    refused("[{}]", "is one JSON list");
    refused("PK\u0003\u0004", "is a zip archive");
    assertEquals(3, run("products", folder.toString()));
    assertTrue(err.toString().contains("is a directory"), err.toString());
    assertEquals(3, run("products", folder.resolve("none").toString()));
    assertTrue(err.toString().contains("There is no file"), err.toString());
  }

  private void refused(String text, String message) throws IOException {
    assertEquals(3, run("products", file("x.jsonl", text).toString()));
    assertTrue(err.toString().contains(message), err.toString());
  }

  @Test
  void utf16AndCutFilesAreNamed() throws IOException {
    Path wide = folder.resolve("wide.jsonl");
    Files.write(wide, products(2).getBytes(StandardCharsets.UTF_16LE));
    assertEquals(3, run("products", wide.toString()));
    assertTrue(err.toString().contains("is UTF-16"), err.toString());

    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(products(5000).getBytes(StandardCharsets.UTF_8));
    }
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, java.util.Arrays.copyOf(gzipped.toByteArray(), gzipped.size() - 100));
    assertEquals(3, run("products", cut.toString()));
    assertTrue(err.toString().contains("is cut off or damaged"), err.toString());
  }

  @Test
  void helpSaysWhatThereIs() {
    String help = ImportCommand.commandLine().getUsageMessage();
    String resources = String.join(", ", BatchOperations.builtIn().resources());
    assertTrue(help.contains("What the items are: " + resources + "."), help);
    assertTrue(help.contains("Exit codes:"), help);
  }
}
