package co.datacue.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.command.ImportCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleShopTest {
  private static final Path SHOP = Path.of("sample-shop").toAbsolutePath();
  private static final List<String> FILES =
      List.of("products.jsonl.gz", "users.csv.gz", "orders.csv", "expected.jsonl.gz");

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private List<String> run(Path shop) throws IOException {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new SampleShop(shop, folder.resolve("results"), out).run();
  }

  @Test
  void everyItemBecomesWhatItShould() throws IOException {
    List<String> wrong = run(SHOP);
    String text = printed.toString(StandardCharsets.UTF_8);
    assertEquals(List.of(), wrong, text);
    assertTrue(text.matches("(?s).*\n([0-9,]+) of \\1 items became what they should\\.\n"), text);
    assertTrue(text.contains(" items/s"), text);
  }

  @Test
  void itemThatBecameSomethingElseIsTold() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    for (String file : FILES) {
      Files.copy(SHOP.resolve(file), other.resolve(file));
    }
    String expected =
        new String(content(SHOP.resolve("expected.jsonl.gz")), StandardCharsets.UTF_8)
            .replaceFirst("\"stock\":28", "\"stock\":27")
            .replaceFirst("/product_id must not be empty", "/product_id is wrong")
            .replaceFirst("\"u7@shop.example\"", "\"u8@shop.example\"");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(other.resolve("expected.jsonl.gz")))) {
      out.write(expected.getBytes(StandardCharsets.UTF_8));
    }
    List<String> wrong = run(other);
    assertEquals(3, wrong.size(), wrong::toString);
    assertTrue(wrong.get(0).contains("products.jsonl.gz:1: is {"), wrong.get(0));
    assertTrue(wrong.get(0).contains("\"stock\":28") && wrong.get(0).contains("\"stock\":27"));
    assertTrue(wrong.get(1).contains("not as \"/product_id is wrong\""), wrong.get(1));
    assertTrue(wrong.get(2).contains("users.csv.gz:9: is {"), wrong.get(2));
  }

  @Test
  void programMakesTheShopThatIsShipped() throws Exception {
    make("--to", folder.toString());
    for (String file : FILES) {
      assertArrayEquals(content(SHOP.resolve(file)), content(folder.resolve(file)), file);
    }
  }

  @Test
  void programMakesAsManyProductsAsAreAsked() throws Exception {
    Path file = folder.resolve("many.jsonl.gz");
    make("--products", "1234", file.toString());
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    assertEquals(0, ImportCommand.run(printer, printer, "products", "--dry-run", file.toString()));
    assertTrue(out.toString().contains("1,234 items checked: 1,234 could be sent"), out::toString);
  }

  private static void make(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", SHOP.resolve("make.py").toString()));
    command.addAll(List.of(arguments));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  /** What is in a file: how well it is compressed depends on the zlib there is. */
  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return text.readAllBytes();
    }
  }
}
