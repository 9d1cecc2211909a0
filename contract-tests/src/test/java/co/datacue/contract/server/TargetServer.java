package co.datacue.contract.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueClientBuilder;
import co.datacue.client.RetryPolicy;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server that the tests talk to: the mock, unless {@code datacue.baseUrl}, with {@code
 * datacue.key} and {@code datacue.secret}, names another. What tests create on another server is
 * deleted after the class; events, which cannot be deleted, stay.
 */
public final class TargetServer implements BeforeAllCallback, AfterAllCallback {
  public static final String BASE_URL = "datacue.baseUrl";
  public static final String KEY = "datacue.key";
  public static final String SECRET = "datacue.secret";

  private static final String RUN =
      "contract-test-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
  private static final AtomicInteger TESTS = new AtomicInteger();

  private final DataCueMockExtension extension = new DataCueMockExtension();
  private final Contract contract = Contract.builtIn();
  private final CreatedThings created = new CreatedThings(contract);
  private volatile DataCueMock mock;
  private volatile SignedRequest raw;

  @Override
  public void beforeAll(ExtensionContext context) {
    String url = setting(context, BASE_URL);
    mock = null; // a run within a run has another server, but the same static field
    if (url.isEmpty()) {
      extension.beforeAll(context);
      mock = extension.mock();
      raw = new SignedRequest(mock.baseUrl(), mock.key(), mock.secret());
    } else {
      raw = new SignedRequest(url, setting(context, KEY), setting(context, SECRET));
      if (raw.key().isEmpty() || raw.secret().isEmpty()) {
        throw new IllegalArgumentException(
            BASE_URL + " is set, so -D" + KEY + " and -D" + SECRET + " must be too.");
      }
    }
  }

  // A configuration parameter of JUnit is also found where it is a system property.
  private static String setting(ExtensionContext context, String name) {
    return context.getConfigurationParameter(name).orElse("").strip().replaceAll("/+$", "");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> left = new ArrayList<>();
    for (String path : created.deletions()) {
      int status = raw.send("DELETE", path, true, "").statusCode();
      if (status >= 300 && status != 404) {
        left.add("DELETE " + path + ": " + status);
      }
    }
    assertEquals(List.of(), left, "What the tests created could not be deleted");
  }

  public Contract contract() {
    return contract;
  }

  public String key() {
    return raw.key();
  }

  /** Requests that the typed client cannot make. */
  public SignedRequest raw() {
    return raw;
  }

  public DataCueClientBuilder client() {
    return DataCueClient.builder()
        .key(raw.key())
        .secret(raw.secret())
        .baseUrl(raw.baseUrl())
        .retryPolicy(RetryPolicy.none());
  }

  public boolean isMock() {
    return mock != null;
  }

  /** Skips the test unless the server is the mock. */
  public void onlyMock(String reason) {
    assumeTrue(isMock(), () -> "Only with the mock: " + reason);
  }

  /** Skips the test unless the server is the mock, which alone heeds {@code Prefer}. */
  public void onlyWherePreferWorks() {
    onlyMock("another server does not heed Prefer");
  }

  /** What the mock recorded last; with another server nothing is checked. */
  public void lastExchange(Consumer<Exchange> check) {
    if (isMock()) {
      check.accept(MockClient.last(mock));
    }
  }

  /** New ids for one test: other than all before, unless the server is the mock. */
  public OwnIds ids() {
    return isMock() ? OwnIds.AS_THEY_ARE : new OwnIds(RUN + TESTS.incrementAndGet() + "-");
  }

  /** Creates what the operation's path names, where a server keeps what it is told. */
  public void arrange(Operation operation, OwnIds ids) {
    if (!isMock()) {
      created
          .creating(operation, ids)
          .ifPresent(
              creation -> {
                String body = creation.body().toString();
                Operation post = creation.operation();
                int status = raw.send(post.method(), post.path(), true, body).statusCode();
                assertEquals(2, status / 100, post + " before " + operation + ": " + status);
                created.add(post, creation.body());
              });
    }
  }

  /** To be called where the request may have created something. */
  public void mayHaveCreated(Operation operation, JsonNode body) {
    if (!isMock()) {
      created.add(operation, body);
    }
  }
}
