package co.datacue.benchmarks.contestants;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Products of about 400 bytes of JSON, every tenth with letters beyond ASCII. */
public final class Catalogue {
  /** What a batch holds at most. */
  public static final int BATCH = 500;

  private Catalogue() {}

  /** One product, in no contestant's own class. */
  public record Entry(
      String productId,
      String variantId,
      String mainCategory,
      List<String> categories,
      String name,
      String brand,
      String description,
      String color,
      String size,
      BigDecimal price,
      BigDecimal fullPrice,
      int stock,
      Map<String, Object> extra,
      String photoUrl,
      String link) {}

  /** Returns the first {@code count} products; always the same ones. */
  public static List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean accented = i % 10 == 0;
      entries.add(
          new Entry(
              productId(i),
              "v1",
              "jeans",
              List.of("men", "summer", "jeans"),
              accented ? "pantalón azul marino" : "cool dark blue jeans",
              "zara",
              accented
                  ? "muy de moda, con cinco bolsillos y una costura añadida"
                  : "very fashionable jeans with five pockets and a seam",
              "blue",
              "M",
              new BigDecimal("49.90"),
              new BigDecimal("59.90"),
              i % 7,
              Map.of("material", "cotton"),
              "https://shop.example/images/products/".concat(productId(i)).concat(".png"),
              "/product/".concat(productId(i))));
    }
    return entries;
  }

  /** Returns the id of a product by its place. */
  public static String productId(int i) {
    return "product-".concat(Integer.toString(10_000 + i));
  }
}
