package co.datacue.client;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the public classes and members against {@code api.txt}, so that whoever reviews a change of
 * the contract sees what it does to Java users. Not among the tests, but after them, in the phase
 * {@code verify}: a client is made, packaged and tried before its surface is accepted.
 */
class PublicApiReview {
  private static final Path ACCEPTED = Path.of("api.txt");

  @Test
  void publicApiIsTheOneThatWasAccepted() throws IOException, ReflectiveOperationException {
    String actual = PublicApi.dump();
    if (System.getProperty("api.refresh") != null) {
      Files.writeString(ACCEPTED, actual);
    }
    String accepted = Files.exists(ACCEPTED) ? Files.readString(ACCEPTED) : "";
    ApiDifference difference = ApiDifference.between(accepted, actual);
    if (!difference.isEmpty()) {
      Path whole = Path.of("target", "api.diff");
      Files.writeString(whole, difference.whole());
      fail(
          "What Java users see is another than generated-client/api.txt says. If that is meant,"
              + " accept it with: mvn -pl generated-client -am verify -Dapi.refresh, and commit that"
              + " file.\n"
              + difference.summary()
              + "Every line: generated-client/"
              + whole);
    }
  }
}
