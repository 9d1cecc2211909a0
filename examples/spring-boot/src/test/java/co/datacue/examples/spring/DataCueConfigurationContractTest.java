package co.datacue.examples.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.BadRequestException;
import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.User;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The configuration by itself, with settings that do not work. */
@ExtendWith(DataCueMockExtension.class)
class DataCueConfigurationContractTest {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(DataCueConfiguration.class);

  private void with(
      String secret, String baseUrl, BiConsumer<DataCueClient, DataCueHealthIndicator> check) {
    context
        .withPropertyValues(
            "datacue.api-key=test-key",
            "datacue.api-secret=" + secret,
            "datacue.base-url=" + baseUrl)
        .run(
            started ->
                check.accept(
                    started.getBean(DataCueClient.class),
                    started.getBean(DataCueHealthIndicator.class)));
  }

  private static void fails(DataCueClient client) {
    assertThrows(
        DataCueException.class,
        () -> client.products().updateProduct("p1", "v1", new ProductUpdate().stock(1)).execute());
  }

  @Test
  void healthIsUnknownBeforeTheFirstCall(DataCueMock mock) {
    with(
        mock.secret(),
        mock.baseUrl(),
        (client, indicator) -> assertEquals(Status.UNKNOWN, indicator.health().getStatus()));
  }

  @Test
  void wrongSecretShowsAsDown(DataCueMock mock) {
    with(
        "not-the-secret",
        mock.baseUrl(),
        (client, indicator) -> {
          fails(client);
          assertEquals(Status.DOWN, indicator.health().getStatus());
          assertEquals(
              "the API refused the key or the secret",
              indicator.health().getDetails().get("reason"));
        });
  }

  @Test
  void silenceShowsAsDown() {
    with(
        "any-secret",
        "http://127.0.0.1:1", // nothing listens there
        (client, indicator) -> {
          client
              .products()
              .deleteProduct("p1")
              .executeAsync()
              .orTimeout(3, TimeUnit.SECONDS)
              .exceptionally(tooLate -> null)
              .join();
          assertEquals(Status.DOWN, indicator.health().getStatus());
        });
  }

  @Test
  void refusedRequestShowsAnApiThatIsUp(DataCueMock mock) {
    with(
        mock.secret(),
        mock.baseUrl(),
        (client, indicator) -> {
          User nameless = new User().userId("u1");
          assertThrows(
              BadRequestException.class, () -> client.users().createUser(nameless).execute());
          assertEquals(Status.UP, indicator.health().getStatus());
        });
  }

  @Test
  void missingSettingIsNamedAtTheStart() {
    context
        .withPropertyValues("datacue.api-key=test-key")
        .run(
            failed -> {
              StringBuilder messages = new StringBuilder();
              for (Throwable t = failed.getStartupFailure(); t != null; t = t.getCause()) {
                messages.append(t.getMessage()).append('\n');
              }
              assertTrue(
                  messages.toString().contains("datacue.api-secret is not set"),
                  messages::toString);
            });
  }
}
