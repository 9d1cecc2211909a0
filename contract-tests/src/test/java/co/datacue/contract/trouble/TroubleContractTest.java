package co.datacue.contract.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.ApiCall;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.NetworkException;
import co.datacue.client.RetryPolicy;
import co.datacue.client.ServerErrorException;
import co.datacue.client.model.User;
import co.datacue.client.model.UserBatch;
import co.datacue.client.model.UserUpdate;
import co.datacue.contract.server.MockClient;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.FaultRules;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trouble on demand, as the client's callers meet it. */
class TroubleContractTest {
  private static final RetryPolicy AT_ONCE =
      RetryPolicy.defaults().withDelays(Duration.ofMillis(1), Duration.ofMillis(1));
  private static final long SEED = 20;

  private static DataCueMock mock;

  @BeforeAll
  static void start() {
    mock = DataCueMock.builder().seed(SEED).start();
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @BeforeEach
  void forget() {
    mock.clear();
  }

  private static ApiCall<?> update(RetryPolicy retries) {
    DataCueClient client = MockClient.builder(mock).retryPolicy(retries).build();
    return client.users().updateUser("u1", new UserUpdate().firstName("John"));
  }

  private static List<String> faults() {
    return mock.exchanges().stream().map(Exchange::fault).map(String::valueOf).toList();
  }

  @Test
  void callComesThroughTwoFailuresAndALostConnection() {
    try (FaultRules rules = mock.fail("updateUser: 1x 503, 1x 429 after 0s, 1x reset")) {
      update(AT_ONCE).execute();
      assertEquals(List.of("503", "429 after 0s", "reset", "null"), faults(), rules::toString);
    }
  }

  @Test
  void pageTellsHowATestComesToTrouble() {
    DataCueClient client = MockClient.builder(mock).retryPolicy(AT_ONCE).build();
    try (FaultRules trouble = mock.fail("updateUser: 1x 503, 1x reset")) {
      client.users().updateUser("u1", new UserUpdate().firstName("John")).execute();
      assertEquals(
          "reset", mock.exchanges().get(1).fault(), trouble::toString); // the second attempt
    }
  }

  @Test
  void retryAfterIsWaitedFor() {
    try (FaultRules rules = mock.fail("updateUser: 1x 429 after 1s")) {
      update(AT_ONCE).execute();
      List<Exchange> exchanges = mock.exchanges();
      assertEquals(2, exchanges.size(), rules::toString);
      Duration between =
          Duration.between(exchanges.get(0).receivedAt(), exchanges.get(1).receivedAt());
      assertTrue(between.compareTo(Duration.ofSeconds(1)) >= 0, between::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "reset midway", "truncate"})
  void lostAnswerIsANetworkExceptionAfterAllAttempts(String fault) {
    try (FaultRules rules = mock.fail("updateUser: " + fault)) {
      NetworkException lost =
          assertThrows(NetworkException.class, update(AT_ONCE.withMaxAttempts(3))::execute);
      assertEquals(3, lost.attempts());
      assertEquals(List.of(fault, fault, fault), faults(), rules::toString);
      mock.exchanges().forEach(each -> assertEquals(204, each.status()));
    }
  }

  @Test
  void answerThatIsTooLateIsANetworkException() {
    DataCueClient hasty = MockClient.builder(mock).callTimeout(Duration.ofMillis(200)).build();
    try (FaultRules rules = mock.fail("deleteUser: slow 2s")) {
      ApiCall<?> call = hasty.users().deleteUser("u1");
      NetworkException late = assertThrows(NetworkException.class, call::execute);
      assertTrue(late.getCause() instanceof InterruptedIOException, rules::toString);
    }
  }

  @Test
  void statusIsTheExceptionOfItsKind() {
    try (FaultRules rules = mock.fail("updateUser: 500")) {
      DataCueException failed =
          assertThrows(DataCueException.class, update(RetryPolicy.none())::execute);
      assertEquals(
          500, assertInstanceOf(ServerErrorException.class, failed).status(), rules::toString);
    }
  }

  /** What became of each of so many calls, which retry nothing. */
  private static List<String> outcomes(DataCueMock server, int calls) {
    DataCueClient client = MockClient.builder(server).build();
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      try {
        client.users().updateUser("u" + i, new UserUpdate()).execute();
        outcomes.add("ok");
      } catch (DataCueException e) {
        outcomes.add(e.getClass().getSimpleName());
      }
    }
    return outcomes;
  }

  @Test
  void sameSeedAndSameCallsMeetTheSame() {
    String rules = "updateUser: 20% 500, 20% reset";
    List<String> first;
    try (FaultRules held = mock.fail(rules)) {
      first = outcomes(mock, 40);
      assertTrue(
          first.containsAll(List.of("ok", "ServerErrorException", "NetworkException")),
          held::toString);
    }
    try (DataCueMock again = DataCueMock.builder().seed(SEED).fail(rules).start()) {
      assertEquals(first, outcomes(again, 40));
    }
    try (DataCueMock other = DataCueMock.builder().seed(SEED + 1).fail(rules).start()) {
      assertNotEquals(first, outcomes(other, 40));
    }
  }

  @Test
  void itemsFailAndAreToldApart() {
    List<User> users = IntStream.range(0, 100).mapToObj(i -> new User().userId("u" + i)).toList();
    DataCueClient client = MockClient.builder(mock).build();
    try (FaultRules rules = mock.fail("batchCreateUsers: items 30%")) {
      BatchOutcome<User> outcome =
          client.batch().batchCreateUsers(new UserBatch().batch(users)).execute();
      assertFalse(outcome.failed().isEmpty(), rules::toString);
      assertEquals("Failed on demand", outcome.failed().get(0).error());
      String told = "items 30%% (%d of 100)".formatted(outcome.failed().size());
      assertEquals(List.of(told), faults());
    }
  }
}
