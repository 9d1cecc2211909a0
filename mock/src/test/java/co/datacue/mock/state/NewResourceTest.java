package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.HeldItems;
import co.datacue.mock.MockException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A contract to which a resource was added, and nothing else. */
@Timeout(60)
class NewResourceTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @TempDir Path folder;

  @Test
  void newResourceIsHeldLikeTheOthers() throws Exception {
    Path contract = write(withCategories());
    try (DataCueMock mock = DataCueMock.builder().contract(contract).stateful().start()) {
      Caller caller = Caller.of(mock);
      HeldItems categories = mock.held("categories");
      assertEquals(List.of("category_id"), categories.idNames());
      String hats = "{\"category_id\":\"hats\",\"first_name\":\"Hats\"}";
      assertEquals(201, caller.signed("POST", "/v1/categories", hats).statusCode());
      HttpResponse<String> again = caller.signed("POST", "/v1/categories", hats);
      assertEquals(400, again.statusCode());
      assertTrue(again.body().contains("hats already exists"), again.body());
      String title = "{\"title\":\"Caps\"}";
      assertEquals(204, caller.signed("PATCH", "/v1/categories/hats", title).statusCode());
      assertEquals("Caps", categories.get("hats").get().path("title").asText());
      assertEquals("Hats", categories.get("hats").get().path("first_name").asText());
      String batch = "{\"batch\":[{\"category_id\":\"hats\"},{\"category_id\":\"x\"}]}";
      assertEquals(
          "{\"status\":[{\"category_id\":\"hats\",\"status\":\"OK\"},"
              + "{\"category_id\":\"x\",\"status\":\"error\",\"error\":\"Category not found\"}]}",
          caller.signed("DELETE", "/v1/batch/categories", batch).body());
      assertEquals(0, categories.size());
      assertEquals(0, mock.users().size());
    }
  }

  @Test
  void whatNeedNotCarryItsIdIsRefusedUnlessLeftOut() throws Exception {
    ObjectNode contract = withCategories();
    ObjectNode schema = (ObjectNode) contract.at("/components/schemas/Category/allOf/0");
    schema.remove("required");
    String message =
        assertThrows(
                MockException.class,
                () -> DataCueMock.builder().contract(write(contract)).stateful().start())
            .getMessage();
    assertTrue(message.contains("POST /v1/categories") && message.contains("category_id"), message);
    assertTrue(message.contains("x-resource: none"), message);

    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      if (path.getKey().contains("categories")) {
        path.getValue()
            .forEach(
                operation -> {
                  if (operation.has("operationId")) {
                    ((ObjectNode) operation).put("x-resource", "none");
                  }
                });
      }
    }
    Resources resources = new Resources(Contract.read(write(contract)));
    resources.requireHoldable();
    assertEquals(ofTheContract(), names(resources));
  }

  @Test
  void collectionsOfOneNameNeedAnother() throws Exception {
    ObjectNode contract = (ObjectNode) YAML.readTree(Contract.builtIn().text());
    ObjectNode paths = (ObjectNode) contract.path("paths");
    ObjectNode returned = paths.path("/v1/orders").deepCopy();
    ((ObjectNode) returned.path("post")).put("operationId", "createReturn");
    paths.set("/v1/returned/orders", returned);
    String message =
        assertThrows(
                MockException.class,
                () -> DataCueMock.builder().contract(write(contract)).stateful().start())
            .getMessage();
    assertTrue(message.contains("/v1/returned/orders") && message.contains("x-resource"), message);

    ((ObjectNode) returned.path("post")).put("x-resource", "returns");
    Resources resources = new Resources(Contract.read(write(contract)));
    resources.requireHoldable();
    List<String> more = new ArrayList<>(ofTheContract());
    more.add("returns");
    assertEquals(more, names(resources));
  }

  private static List<String> ofTheContract() {
    return names(new Resources(Contract.builtIn()));
  }

  private static List<String> names(Resources resources) {
    return resources.all().stream().map(Resource::name).toList();
  }

  /** Everything that the contract has of users, once more: of categories, with PATCH for PUT. */
  private static ObjectNode withCategories() throws Exception {
    ObjectNode contract = (ObjectNode) YAML.readTree(Contract.builtIn().text());
    addCopies((ObjectNode) contract.path("paths"), "/users");
    addCopies((ObjectNode) contract.at("/components/schemas"), "User");
    addCopies((ObjectNode) contract.at("/components/parameters"), "User");
    ObjectNode one = (ObjectNode) contract.path("paths").path("/v1/categories/{category_id}");
    one.set("patch", one.remove("put"));
    return contract;
  }

  private static void addCopies(ObjectNode parent, String marker) throws Exception {
    ObjectNode copies = parent.objectNode();
    for (Map.Entry<String, JsonNode> entry : parent.properties()) {
      if (entry.getKey().contains(marker)) {
        copies.set(renamed(entry.getKey()), YAML.readTree(renamed(entry.getValue().toString())));
      }
    }
    parent.setAll(copies);
  }

  private static String renamed(String text) {
    return text.replace("Users", "Categories")
        .replace("users", "categories")
        .replace("User", "Category")
        .replace("user_", "category_");
  }

  private Path write(ObjectNode contract) throws Exception {
    return Files.writeString(
        Files.createTempFile(folder, "contract", ".yaml"), contract.toString());
  }
}
