package co.datacue.contract.server;

import co.datacue.client.DataCueClientBuilder;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Exchange;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The mock that all tests share, and the ways to talk to it. */
public final class SharedMock implements BeforeAllCallback {
  private final DataCueMockExtension extension = new DataCueMockExtension();
  private final Contract contract = Contract.builtIn();

  @Override
  public void beforeAll(ExtensionContext context) {
    extension.beforeAll(context);
  }

  /** Known before the mock is started, since tests are made of it. */
  public Contract contract() {
    return contract;
  }

  /** Requests that the typed client cannot make. */
  public SignedRequest raw() {
    DataCueMock mock = extension.mock();
    return new SignedRequest(mock.baseUrl(), mock.key(), mock.secret());
  }

  public DataCueClientBuilder client() {
    return MockClient.builder(extension.mock());
  }

  /** What the mock recorded last. */
  public void lastExchange(Consumer<Exchange> check) {
    check.accept(MockClient.last(extension.mock()));
  }
}
