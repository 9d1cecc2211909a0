package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two classes that ask for a mock, each in its own way. */
class DataCueMockExtensionTest {
  private static final Set<String> ADDRESSES = ConcurrentHashMap.newKeySet();

  @AfterAll
  static void allClassesOfARunShareOneMock() {
    assertEquals(1, ADDRESSES.size(), ADDRESSES::toString);
  }

  @Test
  void extensionInAnInstanceFieldSaysHowToRegisterIt() {
    DataCueMockExtension unregistered = new DataCueMockExtension();
    assertThrows(IllegalStateException.class, unregistered::baseUrl);
  }

  @Nested
  @ExtendWith(DataCueMockExtension.class)
  class ByParameter {
    @Test
    void mockIsGiven(DataCueMock mock) {
      ADDRESSES.add(mock.baseUrl());
    }
  }

  @Nested
  class ByField {
    @RegisterExtension static final DataCueMockExtension mock = new DataCueMockExtension();

    @Test
    void mockIsStarted() {
      assertEquals("test-key:test-secret", mock.key() + ":" + mock.secret());
      ADDRESSES.add(mock.baseUrl());
    }
  }
}
