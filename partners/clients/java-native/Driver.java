import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.BatchApi;
import org.openapitools.client.api.EventsApi;
import org.openapitools.client.api.ProductsApi;
import org.openapitools.client.model.*;

class Driver {
  private static ApiClient connect(String url) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    return client.setRequestInterceptor(
        new Signing(System.getenv("DATACUE_API_KEY"), System.getenv("DATACUE_API_SECRET")));
  }

  private static <T> T read(JsonNode json, Class<T> type) throws Exception {
    return ApiClient.createDefaultObjectMapper().treeToValue(json, type);
  }

  public static void main(String[] args) throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode cases = json.readTree(Files.readString(Path.of(args[0])));
    ApiClient sandbox = connect(System.getenv("DATACUE_BASE_URL"));
    ApiClient odd = connect(System.getenv("DATACUE_ODD_URL"));
    for (JsonNode each : cases.get("events")) {
      check(
          "event " + each.get("name").asText(),
          () -> {
            JsonNode given = each.get("request");
            Class<?> kind =
                Class.forName("org.openapitools.client.model." + each.get("schema").asText());
            EventRequest request =
                new EventRequest()
                    .user(read(given.get("user"), EventUser.class))
                    .event(new Event());
            request.getEvent().setActualInstance(read(given.get("event"), kind));
            if (given.has("context")) {
              request.setContext(read(given.get("context"), EventContext.class));
            }
            if (given.has("timestamp")) {
              request.setTimestamp(OffsetDateTime.parse(given.get("timestamp").asText()));
            }
            Recommendations answer = new EventsApi(sandbox).trackEvent(request);
            List<Object> prices = new ArrayList<>();
            if (answer != null && answer.getRecentProductSkus() != null) {
              answer
                  .getRecentProductSkus()
                  .forEach(product -> prices.add(product.getPrice()));
            }
            return prices;
          });
    }
    check(
        "deletion",
        () ->
            statuses(
                new BatchApi(sandbox)
                    .batchDeleteProducts(read(cases.get("deletion"), ProductIdBatch.class))));
    for (Map.Entry<String, ApiClient> each :
        Map.of("batch", sandbox, "openAnswer", odd).entrySet()) {
      check(
          each.getKey(),
          () ->
              statuses(
                  new BatchApi(each.getValue())
                      .batchCreateProducts(read(cases.get("batch"), ProductBatch.class))));
    }
    JsonNode product = cases.get("product");
    for (JsonNode price : cases.get("prices")) {
      check(
          "price",
          () -> {
            ProductUpdate update = new ProductUpdate().price(price.asDouble());
            new ProductsApi(sandbox)
                .updateProduct(
                    product.get("product_id").asText(), product.get("variant_id").asText(), update);
            return null;
          });
    }
  }

  private static List<String> statuses(BatchResult result) {
    return result.getStatus().stream().map(ItemStatus::getStatus).toList();
  }

  private static void check(String name, Callable<?> run) throws Exception {
    Map<String, Object> line = new java.util.LinkedHashMap<>();
    line.put("check", name);
    try {
      line.put("result", run.call());
    } catch (Throwable e) { // whatever a caller would see
      line.put("error", e.toString());
    }
    System.out.println(new ObjectMapper().writeValueAsString(line));
  }
}
