package co.datacue.conformance.request;

/**
 * One rule that an operation makes for its request.
 *
 * @param operation the operation's id
 * @param place where in the schema, from the body's root: property names, {@code []} for items, and
 *     {@code oneOf:3}, {@code anyOf:0} or {@code allOf:1} for branches, separated by slashes
 * @param keyword the schema's keyword
 * @param detail what is required, allowed or the limit
 */
public record SchemaRule(String operation, String place, String keyword, String detail) {
  /** Where in a request the rule is broken: the place without branches, and items as the first. */
  public String instancePath() {
    return place.replaceAll("/(oneOf|anyOf|allOf):\\d+", "").replace("/[]", "/0");
  }

  /** Whether it is about the path ({@code /{name}}) or the query ({@code ?name}), not the body. */
  public boolean isOfParameter() {
    return place.startsWith("/{") || place.startsWith("?");
  }

  public boolean isWithin(String kindOfBranch) {
    return place.contains("/" + kindOfBranch + ":");
  }

  /** The rule, without its operation. */
  public String words() {
    return (place.isEmpty() ? "body" : place) + ": " + keyword + " " + detail;
  }

  @Override
  public String toString() {
    return operation + " " + words();
  }
}
