package co.datacue.mock.inspector;

import co.datacue.mock.Caller;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The requests of a shop that is being written: right ones, and the usual mistakes. */
final class Traffic {
  private Traffic() {}

  static void send(DataCueMock mock) throws Exception {
    Caller shop = Caller.of(mock);
    for (Operation operation : mock.contract().operations()) {
      String path = operation.path().replaceAll("\\{(\\w)\\w*}", "$11");
      String body =
          operation.requestExamples().values().stream()
              .findFirst()
              .map(Object::toString)
              .orElse("");
      switch (operation.signing()) {
        case SIGNED_BODY -> shop.signed(operation.method(), path, body);
        case KEY_ONLY -> shop.keyOnly(operation.method(), path, body);
      }
    }
    String product = example(mock, "createProduct");
    String signature = shop.signature(product.getBytes(StandardCharsets.UTF_8));
    shop.send(
        "POST", "/v1/products", product, shop.authorization(signature.toUpperCase(Locale.ROOT)));
    shop.send("POST", "/v1/products", product, shop.authorization(mock.secret()));
    shop.keyOnly("POST", "/v1/products", product);
    shop.signed("POST", "/v1/products", product.replaceFirst("\"name\":\"[^\"]*\",", ""));
    shop.signed("POST", "/v1/events", example(mock, "trackEvent"));
    shop.keyOnly("POST", "/v1/events", example(mock, "trackEvent").replace("home", "hoem"));
    shop.signed("DELETE", "/v1/users/u1", "", "Prefer", "code=500");
    shop.signed("GET", "/v1/nope?really=yes", "");
    String line = shop.signature((product + "\n").getBytes(StandardCharsets.UTF_8));
    shop.send("POST", "/v1/products", product, shop.authorization(line));
  }

  /** The SHA-256 of the latest request's body. */
  static String lastBodyHash(DataCueMock mock) throws Exception {
    List<Exchange> all = mock.exchanges();
    byte[] body = all.get(all.size() - 1).requestBody();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
  }

  private static String example(DataCueMock mock, String operation) {
    return mock.contract()
        .operation(operation)
        .requestExamples()
        .values()
        .iterator()
        .next()
        .toString();
  }
}
