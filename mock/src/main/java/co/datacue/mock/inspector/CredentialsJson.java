package co.datacue.mock.inspector;

import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import co.datacue.mock.diagnosis.Credentials;
import co.datacue.mock.diagnosis.Hmac;
import co.datacue.mock.diagnosis.LikelyCause;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What was checked of a request's credentials: what was wanted, what came, and why they differ. */
final class CredentialsJson {
  private final String key;
  private final String secret;
  private final Masks masks;

  CredentialsJson(String key, String secret, Masks masks) {
    this.key = key;
    this.secret = secret;
    this.masks = masks;
  }

  /** In one word: {@code right}, {@code wrong}, or {@code unchecked}. */
  static String verdict(Exchange exchange) {
    if (exchange.signatureValid()) {
      return "right";
    }
    boolean refused = exchange.operationId() != null && exchange.status() == 401;
    return refused && exchange.refusal() != null ? "wrong" : "unchecked";
  }

  void write(ObjectNode node, Operation operation, Exchange exchange) {
    byte[] body = exchange.requestBody();
    boolean signed = operation.signing() == Signing.SIGNED_BODY;
    String wanted = signed ? Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), body) : "";
    node.put("verdict", verdict(exchange));
    node.put("wanted", operation.signing().name());
    node.put("expected", key + ":" + masks.password(wanted));
    node.put(
        "received", received(exchange.requestHeaders().getOrDefault("Authorization", List.of())));
    node.put("bodySha256", Hmac.sha256Of(body));
    node.put("bodyBytes", body.length);
    if (verdict(exchange).equals("wrong")) {
      String[] parts = exchange.refusal().split(LikelyCause.INTRODUCTION, 2);
      node.put("rule", parts[0]);
      if (parts.length > 1) {
        node.put("cause", parts[1]);
      }
    }
  }

  private String received(List<String> authorization) {
    Credentials sent = Credentials.of(authorization);
    if (sent.key() != null) {
      return masks.key(sent.key()) + ":" + masks.password(sent.password());
    }
    if (sent.header() != null) {
      return masks.header("Authorization", sent.header());
    }
    return authorization.isEmpty() ? "" : authorization.size() + " headers";
  }
}
