package co.datacue.benchmarks.contestants;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The classes that somebody writes who calls the API by hand; fields are named by a strategy. */
final class Shop {
  private Shop() {}

  static final class Product {
    public String productId;
    public String variantId;
    public String mainCategory;
    public List<String> categories;
    public String name;
    public String brand;
    public String description;
    public String color;
    public String size;
    public BigDecimal price;
    public BigDecimal fullPrice;
    public int stock;
    public Map<String, Object> extra;
    public String photoUrl;
    public String link;

    Product(Catalogue.Entry entry) {
      productId = entry.productId();
      variantId = entry.variantId();
      mainCategory = entry.mainCategory();
      categories = entry.categories();
      name = entry.name();
      brand = entry.brand();
      description = entry.description();
      color = entry.color();
      size = entry.size();
      price = entry.price();
      fullPrice = entry.fullPrice();
      stock = entry.stock();
      extra = entry.extra();
      photoUrl = entry.photoUrl();
      link = entry.link();
    }
  }

  static final class Batch {
    public List<Product> batch;

    Batch(List<Product> batch) {
      this.batch = batch;
    }
  }

  static final class BatchAnswer {
    public List<ItemAnswer> status = List.of();

    int taken() {
      int taken = 0;
      for (ItemAnswer item : status) {
        if (item.status.equals("OK")) {
          taken++;
        }
      }
      return taken;
    }
  }

  static final class ItemAnswer {
    public String status = "";
    public String error = "";
    public String productId = "";
    public String variantId = "";
  }

  static List<Product> products(int items) {
    List<Product> products = new ArrayList<>(items);
    for (Catalogue.Entry entry : Catalogue.entries(items)) {
      products.add(new Product(entry));
    }
    return products;
  }
}
