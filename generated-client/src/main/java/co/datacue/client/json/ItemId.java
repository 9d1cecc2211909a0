package co.datacue.client.json;

/** One id of an item in a batch: {@code product_id=p1}. */
public record ItemId(String name, String value) {

  /** Whether a field is an id: its name ends in {@code _id}. */
  public static boolean isName(String field) {
    return field.endsWith("_id");
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
