package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.state.ItemStore.Outcome;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How many products a JVM of a given size holds, in one of its own: a tenth of a million here in an
 * eighth of 1 GiB. The whole takes {@code -Ddatacue.products=1000000}.
 */
@Timeout(300)
class HeldMemoryTest {
  private static final int PRODUCTS = Integer.getInteger("datacue.products", 100_000);
  private static final int MEBIBYTES = PRODUCTS == 1_000_000 ? 1024 : PRODUCTS / 780;

  @Test
  void soManyProductsFitAndWhatComesThenIsRefused() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEBIBYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Filling.class.getName(),
                String.valueOf(PRODUCTS))
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, program.waitFor(), printed);
    String[] numbers = printed.split(" ");
    assertEquals(PRODUCTS, Integer.parseInt(numbers[0]), printed);
    assertTrue(Integer.parseInt(numbers[1]) > PRODUCTS, printed);
  }

  /** Creates products, as many as wanted and then as many as go in; prints both numbers. */
  static final class Filling {
    public static void main(String[] arguments) {
      int wanted = Integer.parseInt(arguments[0]);
      Resources resources = new Resources(Contract.builtIn());
      State state = new State(resources, State.shareOfMemory());
      Shelf products = state.shelf(new Resource("products", List.of("product_id", "variant_id")));
      int taken = 0;
      while (taken < wanted && create(products, taken) == Outcome.DONE) {
        taken++;
      }
      int all = taken;
      while (create(products, all) == Outcome.DONE) {
        all++;
      }
      for (int i = 0; i < 1000; i++) {
        if (create(products, all + i) != Outcome.FULL) {
          throw new IllegalStateException("There was room again");
        }
      }
      System.out.println(taken + " " + products.size());
    }

    private static Outcome create(Shelf products, int number) {
      String id = "product-" + number;
      ObjectNode product = JsonNodeFactory.instance.objectNode();
      product.put("product_id", id).put("variant_id", "no-variants").put("main_category", "jeans");
      product.putArray("categories").add("jeans").add("men").add("summer");
      product.put("name", "cool jeans").put("brand", "zara").put("color", "blue").put("size", "M");
      product.put("description", "very fashionable jeans, with a text as long as such texts are");
      product.put("price", 99.90).put("full_price", 119.90).put("stock", 5);
      product.putObject("extra").put("extra_feature", "details");
      product.put("photo_url", "https://images.example.com/products/" + id + ".png");
      product.put("link", "/products/" + id);
      return products.create(ItemKey.of(List.of(id, "no-variants")), product);
    }
  }
}
