package co.datacue.bulk.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.Action;
import co.datacue.bulk.BadInputException;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.SourceItem;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileItemsTest {
  private static final BatchOperation PRODUCTS =
      BatchOperations.builtIn().get("products", Action.CREATE);
  private static final BatchOperation ORDERS =
      BatchOperations.builtIn().get("orders", Action.CREATE);

  @TempDir Path folder;

  private FileItems items(BatchOperation operation, Columns columns, Path... files)
      throws IOException {
    return new FileItems(List.of(files), null, columns, operation, InputStream.nullInputStream());
  }

  private Path written(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = compressed(name, Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  private static OutputStream compressed(String name, OutputStream out) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPOutputStream(out);
    }
    return name.endsWith(".zst") ? new ZstdOutputStream(out) : out;
  }

  private static List<String> rest(FileItems items) throws IOException {
    List<String> all = new ArrayList<>();
    for (SourceItem next = items.next(); next != null; next = items.next()) {
      all.add(next.line() + ":" + (next.json() == null ? next.defect() : next.text()));
    }
    return all;
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"n\":").append(i).append("}\n");
    }
    return lines.toString();
  }

  private static String csv(int count) {
    StringBuilder rows = new StringBuilder("product_id,variant_id,name\n");
    for (int i = 0; i < count; i++) {
      rows.append("p").append(i).append(",v1,\"two\nlines\"\n");
    }
    return rows.toString();
  }

  private static String orders(int count) {
    StringBuilder rows =
        new StringBuilder(
            "order_id,cart.product_id,cart.variant_id,cart.unit_price,cart.quantity\n");
    for (int i = 0; i < count; i++) {
      rows.append("o").append(i / 3).append(",p").append(i).append(",v1,1.00,1\n");
    }
    return rows.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.csv", "a.csv.gz", "o.csv"})
  void goesOnAtEveryMark(String name) throws IOException {
    BatchOperation operation = name.startsWith("o") ? ORDERS : PRODUCTS;
    String text = name.contains("jsonl") ? lines(40) : name.startsWith("o") ? orders(40) : csv(40);
    Path first = written(name, text);
    Path second = written("2" + name, text.replace(",v1", ",v2").replace("\"n\"", "\"m\""));
    Path[] files = operation == ORDERS ? new Path[] {first} : new Path[] {first, second};
    List<String> all;
    try (FileItems whole = items(operation, Columns.PLAIN, files)) {
      all = rest(whole);
    }
    assertEquals(operation == ORDERS ? 14 : 80, all.size());
    for (int i = 0; i <= all.size(); i++) {
      try (FileItems reader = items(operation, Columns.PLAIN, files);
          FileItems later = items(operation, Columns.PLAIN, files)) {
        for (int j = 0; j < i; j++) {
          assertNotNull(reader.next());
        }
        later.goTo(reader.mark());
        assertEquals(all.subList(i, all.size()), rest(later), "after " + i);
      }
    }
  }

  @Test
  void changedFileIsNoticedWhereItIsContinued() throws IOException {
    Path file = written("a.jsonl", lines(10));
    Mark mark;
    try (FileItems reader = items(PRODUCTS, Columns.PLAIN, file)) {
      reader.next();
      reader.next();
      mark = reader.mark();
    }
    written("a.jsonl", lines(10).replace("1", "7"));
    try (FileItems changed = items(PRODUCTS, Columns.PLAIN, file)) {
      String message = assertThrows(BadInputException.class, () -> changed.goTo(mark)).getMessage();
      assertTrue(message.contains("before line 3 it differs"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "\u001f\u008b\b\u0000cut"})
  void whatFollowsAPartOfGzipAndIsNoneIsNotPassedOver(String rest) throws IOException {
    Path file = written("a.jsonl.gz", lines(10));
    byte[] part = Files.readAllBytes(file);
    Files.write(file, part, StandardOpenOption.APPEND);
    try (FileItems two = items(PRODUCTS, Columns.PLAIN, file)) {
      assertEquals(20, rest(two).size());
    }
    Files.write(file, new byte[512], StandardOpenOption.APPEND);
    try (FileItems padded = items(PRODUCTS, Columns.PLAIN, file)) {
      assertEquals(20, rest(padded).size());
    }
    Files.write(file, rest.getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
    String message =
        assertThrows(
                BadInputException.class,
                () -> {
                  try (FileItems damaged = items(PRODUCTS, Columns.PLAIN, file)) {
                    rest(damaged);
                  }
                })
            .getMessage();
    assertTrue(message.contains("is cut off or damaged"), message);
  }

  @Test
  void standardInputThatIsAnotherIsNoticedWhereverItDiffers() throws IOException {
    Mark end;
    try (FileItems first = standardInput(lines(10))) {
      assertEquals(10, rest(first).size());
      end = first.mark();
    }
    try (FileItems same = standardInput(lines(10) + "{}\n")) {
      same.goTo(end);
      assertEquals(List.of("11:{}"), rest(same));
    }
    try (FileItems other = standardInput(lines(10).replace("2", "7"))) {
      assertThrows(BadInputException.class, () -> other.goTo(end));
    }
    try (FileItems shorter = standardInput(lines(9))) {
      assertThrows(BadInputException.class, () -> shorter.goTo(end));
    }
  }

  private static FileItems standardInput(String text) throws IOException {
    return new FileItems(
        List.of(Path.of("-")),
        null,
        Columns.PLAIN,
        PRODUCTS,
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void itemThatCannotBeRenamedIsTold() throws IOException {
    Path file =
        written(
            "a.jsonl",
            """
            {"sku":"1","sku":"2"}
            {"sku":"1","extra":{"a":1,"a":2}}
            {"sku":"1","product_id":"2"}
            {"sku":"1"} {"sku":"2"}
            {"sku":
            ["sku"]
            {"sku":1.50}
            """);
    Columns renamed = new Columns(Map.of("sku", "product_id"), Set.of(), ',', "|", false);
    try (FileItems items = items(PRODUCTS, renamed, file)) {
      assertEquals(
          List.of(
              "1:has a field that stands twice (column 18)",
              "2:has a field that stands twice (column 31)",
              "3:has two values for product_id",
              "4:has more after the item",
              "5:{\"sku\":",
              "6:[\"sku\"]",
              "7:{\"product_id\":1.50}"),
          rest(items));
    }
  }

  @Test
  void badBytesArePassedOnAsTheyStand() throws IOException {
    Path file = folder.resolve("a.jsonl");
    byte[] bad = {'{', (byte) 0xC3, '}'};
    Files.write(file, new byte[] {'{', '}', '\n', '{', (byte) 0xC3, '}', '\n', '{', '}'});
    Columns renamed = new Columns(Map.of("sku", "product_id"), Set.of(), ',', "|", false);
    for (Columns columns : List.of(Columns.PLAIN, renamed)) {
      try (FileItems items = items(PRODUCTS, columns, file)) {
        items.next();
        SourceItem second = items.next();
        assertArrayEquals(bad, second.raw());
        assertArrayEquals(bad, second.json());
        assertEquals("{}", items.next().text());
      }
    }
    Path replacement = written("b.jsonl", "{\"name\":\"\uFFFD\"}\n");
    try (FileItems items = items(PRODUCTS, Columns.PLAIN, replacement)) {
      assertEquals("{\"name\":\"\uFFFD\"}", items.next().text());
    }
  }

  @Test
  void cellsBecomeWhatTheContractSays() throws IOException {
    Path file =
        written(
            "a.csv",
            "product_id,variant_id,price,stock,available,categories,extra.season,size\n"
                + "1,v1,25000.50,5,TRUE,jeans|men,summer,\n"
                + "2,v1,\"1,5\",x,yes,,,\"\"\n"
                + "3,v1\n");
    try (FileItems items = items(PRODUCTS, Columns.PLAIN, file)) {
      assertEquals(
          List.of(
              "2:{\"product_id\":\"1\",\"variant_id\":\"v1\",\"price\":25000.50,\"stock\":5,"
                  + "\"available\":true,\"categories\":[\"jeans\",\"men\"],"
                  + "\"extra\":{\"season\":\"summer\"}}",
              "3:{\"product_id\":\"2\",\"variant_id\":\"v1\",\"price\":\"1,5\",\"stock\":\"x\","
                  + "\"available\":\"yes\"}",
              "4:is no row of this file: it has 2 columns where the header has 8"),
          rest(items));
    }
  }

  /** To the parser it ends a row, and what came after it in a line was lost without a word. */
  @Test
  void carriageReturnAloneLosesNothing() throws IOException {
    Path file =
        written(
            "a.csv",
            "product_id,variant_id,name\nx,v,plain\rmore,v,lost\ny,v,\"two\rlines\"\r\nz,v,\r");
    try (FileItems items = items(PRODUCTS, Columns.PLAIN, file)) {
      List<String> rest = rest(items);
      assertTrue(
          rest.get(0).startsWith("2:is no row of this file: a carriage return"), rest.get(0));
      assertEquals(
          List.of(
              "3:{\"product_id\":\"y\",\"variant_id\":\"v\",\"name\":\"two\\rlines\"}",
              "4:{\"product_id\":\"z\",\"variant_id\":\"v\"}"),
          rest.subList(1, 3));
    }
    refused("product_id,variant_id\ra,v\rb,v\r", "ends its lines with carriage returns alone");
    refused("product_id;variant_id\n", "if columns end at each ;, say --separator ';'.");
    String wide = "product_id,variant_id,name" + ",x".repeat(300) + "\ra,v\n";
    refused(wide, "has a header that is no CSV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.csv"})
  void bytesAreToldOfAnImportThatGoesOnToo(String name) throws IOException {
    Path file = written(name, name.endsWith("csv") ? csv(50_000) : lines(50_000));
    Mark middle;
    try (FileItems items = items(PRODUCTS, Columns.PLAIN, file)) {
      for (int i = 0; i < 30_000; i++) {
        items.next();
      }
      middle = items.mark();
    }
    try (FileItems items = items(PRODUCTS, Columns.PLAIN, file)) {
      items.goTo(middle);
      FileItems.Bytes before = items.bytes();
      assertTrue(before.passed() > 0 && before.passed() < before.all(), before::toString);
      rest(items);
      assertEquals(
          new FileItems.Bytes(before.passed(), Files.size(file), Files.size(file)), items.bytes());
    }
  }

  @Test
  void headerThatDoesNotFitIsRefusedAtOnce() throws IOException {
    refused("product_id,variant_id,colour\n", "the column \"colour\" is no field of products");
    refused("product_id,name\n", "has no column variant_id, which every item needs");
    refused("product_id,product_id,variant_id\n", "are both product_id");
    refused("", "is empty");
    refused("cart.product_id,order_id\n", "the column \"cart.product_id\" is no field");
  }

  private void refused(String text, String message) throws IOException {
    Path file = written("h.csv", text);
    String actual =
        assertThrows(BadInputException.class, () -> items(PRODUCTS, Columns.PLAIN, file))
            .getMessage();
    assertTrue(actual.contains(message), actual);
  }
}
