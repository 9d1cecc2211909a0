package co.datacue.samples;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** An operation's sample in one language. */
record Sample(Operation operation, Language language) {
  static final Path FOLDER = Path.of("..", "spec", "samples").toAbsolutePath().normalize();

  /** The samples that the contract's operations ought to have. */
  static Stream<Sample> all(Contract contract) {
    return contract.operations().stream()
        .flatMap(
            operation ->
                Language.of(operation).stream().map(language -> new Sample(operation, language)));
  }

  Path file() {
    return FOLDER.resolve(operation.id()).resolve(language.fileOf(operation));
  }

  boolean isIn(Language other) {
    return language == other;
  }

  boolean isOf(String operationId) {
    return operation.id().equals(operationId);
  }

  /** Runs it as it stands, as a partner would. */
  Program run(String baseUrl, String key, String secret) throws IOException {
    return Program.run(
        language.command(operation, file()),
        Map.of(
            "DATACUE_API_KEY", key,
            "DATACUE_API_SECRET", secret,
            "DATACUE_BASE_URL", baseUrl,
            // A proxy is not asked for what is on this machine.
            "NO_PROXY", "127.0.0.1",
            "no_proxy", "127.0.0.1"));
  }

  @Override
  public String toString() {
    return operation.id() + " in " + language;
  }
}
