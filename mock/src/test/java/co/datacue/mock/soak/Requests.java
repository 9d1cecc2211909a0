package co.datacue.mock.soak;

import co.datacue.mock.Caller;
import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import co.datacue.mock.gate.OddRequest;
import co.datacue.mock.gate.SandboxPage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes good, bad and hostile requests, the same ones for the same seed. For one thread. */
final class Requests {
  private static final Set<Integer> REFUSALS =
      Set.of(400, 401, 403, 404, 405, 408, 413, 422, 431, 501, 503, 505);
  private static final Set<Integer> SUCCESSES = Set.of(200, 201, 204, 207);

  private final Random random;
  private final Caller caller;
  private final List<Operation> operations;
  private final List<OddRequest> odd;
  private final SandboxPage page;

  Requests(long seed, Caller caller) throws IOException {
    this.random = new Random(seed);
    this.caller = caller;
    // What only reads has no body, and may want a query, which nothing here makes.
    this.operations =
        Contract.builtIn().operations().stream()
            .filter(operation -> !operation.method().equals("GET"))
            .toList();
    this.odd = OddRequest.all(caller);
    this.page = SandboxPage.read();
  }

  Sent next() {
    int chance = random.nextInt(1000);
    if (chance < 600) {
      return good();
    }
    if (chance < 680) {
      return wronglySigned();
    }
    if (chance < 760) {
      return damaged();
    }
    if (chance < 900) {
      return odd();
    }
    if (chance < 960) {
      return mutilated();
    }
    return chance < 998 ? abandoned() : large();
  }

  private Sent good() {
    Operation operation = operation();
    byte[] body = body(operation);
    return new Sent("good", bytes(operation, body, password(operation, body)), SUCCESSES, false);
  }

  private Sent wronglySigned() {
    Operation operation = operation();
    byte[] body = body(operation);
    String wrong = new Caller("", "", "another-secret").signature(body);
    return new Sent("wrong secret", bytes(operation, body, wrong), Set.of(401), false);
  }

  /** Its body was damaged before it was signed, so that it may be JSON still, or be right. */
  private Sent damaged() {
    Operation operation = operation();
    byte[] body = damaged(body(operation));
    Set<Integer> statuses = new HashSet<>(SUCCESSES);
    statuses.add(400);
    return new Sent(
        "damaged body", bytes(operation, body, password(operation, body)), statuses, false);
  }

  private Sent odd() {
    OddRequest any = odd.get(random.nextInt(odd.size()));
    String status = page.row(any.row()).status();
    int right = status.startsWith("as with") ? 204 : Integer.parseInt(status);
    return new Sent("odd", any.bytes(), Set.of(right), false);
  }

  /** Any bytes of it may be wrong, the end may be missing, and what follows be no request. */
  private Sent mutilated() {
    byte[] bytes = damaged(good().bytes());
    int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1);
    Set<Integer> statuses = new HashSet<>(REFUSALS);
    statuses.addAll(SUCCESSES);
    return new Sent("mutilated", Arrays.copyOf(bytes, length), statuses, true);
  }

  private Sent abandoned() {
    byte[] bytes = good().bytes();
    int length = random.nextInt(bytes.length);
    return new Sent("abandoned", Arrays.copyOf(bytes, length), Set.of(), true);
  }

  /** Refused where the mock has given all that it has for large bodies to others. */
  private Sent large() {
    Operation operation = Contract.builtIn().operation("updateUser");
    byte[] body = Caller.bytes("{\"title\":\"" + "x".repeat(random.nextInt(9 << 20)) + "\"}");
    return new Sent(
        "large", bytes(operation, body, password(operation, body)), Set.of(204, 503), false);
  }

  private Operation operation() {
    return operations.get(random.nextInt(operations.size()));
  }

  private byte[] body(Operation operation) {
    List<JsonNode> examples = List.copyOf(operation.requestExamples().values());
    return examples.isEmpty()
        ? new byte[0]
        : Caller.bytes(examples.get(random.nextInt(examples.size())).toString());
  }

  private String password(Operation operation, byte[] body) {
    return operation.signing() == Signing.KEY_ONLY ? "" : caller.signature(body);
  }

  private byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
      damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private byte[] bytes(Operation operation, byte[] body, String password) {
    String path = operation.path().replaceAll("\\{[^}]*}", "id-" + random.nextInt(1000));
    byte[] head =
        (operation.method()
                + " "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                + caller.authorization(password)
                + (body.length == 0 ? "" : "\r\nContent-Type: application/json")
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
