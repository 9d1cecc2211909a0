package co.datacue.contract.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.conformance.request.ContractYaml;
import co.datacue.contract.reference.DocumentedApi.Field;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contract against a table of what the API reference documents, field by field. */
class DocumentedFieldsTest {
  private static final Pattern ROW = Pattern.compile("rows? (\\d+)");
  private static final int ROWS = 22; // of the table of readings

  @Test
  void contractLeavesOutNothingDocumented() {
    Set<String> missing = without(DocumentedApi.facts(), ContractFacts.all());
    assertEquals(Set.of(), missing, () -> SecondReading.leftOut(missing));
  }

  @Test
  void contractInventsNothing() {
    Set<String> more = without(ContractFacts.all(), DocumentedApi.facts());
    assertEquals(Set.of(), more, () -> SecondReading.toAdd(more));
  }

  private static Set<String> without(Set<String> facts, Set<String> others) {
    Set<String> rest = new TreeSet<>(facts);
    rest.removeAll(others);
    return rest;
  }

  @Test
  void everyRowOfTheTableIsHeldAgainstTheContract() {
    assertEquals(Set.of(), DocumentedApi.unusedPlaces());
    List<Field> fields = DocumentedApi.fields();
    Set<String> names = new HashSet<>();
    fields.forEach(field -> names.add(field.place() + " " + field.name()));
    assertEquals(fields.size(), names.size(), "no field stands twice in one place");
  }

  @Test
  void everyRowNamesItsSource() {
    for (Field field : DocumentedApi.fields()) {
      Matcher row = ROW.matcher(field.source());
      while (row.find()) {
        assertTrue(Integer.parseInt(row.group(1)) <= ROWS, field::toString);
      }
      assertTrue(!field.name().equals("*") || field.source().contains("row "), field::toString);
    }
  }

  @Test
  void schemasThatNothingRefersToAreOnlyTheStorefronts() {
    Set<String> unused = new TreeSet<>();
    ContractYaml.root().at("/components/schemas").fieldNames().forEachRemaining(unused::add);
    String text = ContractYaml.root().toString();
    unused.removeIf(name -> text.contains("\"#/components/schemas/" + name + "\""));
    assertEquals(Set.of("StorefrontConfig"), unused);
  }

  @Test
  void contractNamesTheOneServer() {
    JsonNode servers = ContractYaml.root().get("servers");
    assertEquals(1, servers.size());
    assertEquals("https://api.datacue.co", servers.get(0).get("url").textValue());
    assertEquals("[{\"signedBody\":[]}]", ContractYaml.root().get("security").toString());
  }
}
