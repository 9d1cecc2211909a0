package co.datacue.bulk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import co.datacue.bulk.Action;
import co.datacue.bulk.SourceItem;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in an item survives the way through a file, and every mangled line is found. */
class RoundTripTest {
  private static final BatchOperation PRODUCTS =
      BatchOperations.builtIn().get("products", Action.CREATE);

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab \",;|\n\r\t'\\{}:é漢😀\uFFFD".toCharArray())
            .ofMinLength(1)
            .ofMaxLength(8)
            .filter(each -> each.codePoints().allMatch(RoundTripTest::isWhole));
    return text.list().ofSize(3).list().ofMinSize(1).ofMaxSize(20);
  }

  private static boolean isWhole(int codePoint) {
    return codePoint < 0xD800 || codePoint > 0xDFFF;
  }

  @Property(tries = 200)
  void everyCellOfCsvSurvives(@ForAll("rows") List<List<String>> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("product_id", "variant_id", "name");
      rows.forEach(csv::writeRecord);
    }
    List<List<String>> read = new ArrayList<>();
    for (SourceItem item : items("a.csv", text.toString())) {
      assertNull(item.defect());
      JsonNode tree = JsonTrees.MAPPER.readTree(item.text());
      read.add(
          List.of(
              tree.get("product_id").asText(),
              tree.get("variant_id").asText(),
              tree.get("name").asText()));
    }
    assertEquals(rows, read);
  }

  @Property(tries = 200)
  void everyLineOfJsonLinesSurvives(@ForAll("rows") List<List<String>> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> written = new ArrayList<>();
    for (List<String> row : rows) {
      String json =
          JsonTrees.MAPPER
              .createObjectNode()
              .put("product_id", row.get(0))
              .put("variant_id", row.get(1))
              .put("name", row.get(2))
              .toString();
      written.add(json);
      text.append(json).append(row.get(0).length() % 2 == 0 ? "\n" : "\r\n");
    }
    List<String> read = items("a.jsonl", text.toString()).stream().map(SourceItem::text).toList();
    assertEquals(written, read);
  }

  private static List<SourceItem> items(String name, String text) throws IOException {
    Path folder = Files.createTempDirectory("round-trip");
    Path file = Files.writeString(folder.resolve(name), text);
    List<SourceItem> items = new ArrayList<>();
    try (FileItems source =
        new FileItems(
            List.of(file), null, Columns.PLAIN, PRODUCTS, InputStream.nullInputStream())) {
      for (SourceItem next = source.next(); next != null; next = source.next()) {
        items.add(next);
      }
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
    return items;
  }
}
