package co.datacue.samples;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An operation's sample in one language. */
record Sample(Operation operation, Language language) implements SampleRuns.Runnable {
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

  boolean isSigned() {
    return operation.signing() == Signing.SIGNED_BODY;
  }

  /** Runs it as it stands, as a partner would. */
  @Override
  public Program run(String baseUrl, Map<String, String> credentials) throws IOException {
    return run(language.command(operation, file()), baseUrl, credentials);
  }

  static Program run(List<String> command, String baseUrl, Map<String, String> credentials)
      throws IOException {
    Map<String, String> environment = new HashMap<>(credentials);
    environment.put("DATACUE_BASE_URL", baseUrl);
    // A proxy is not asked for what is on this machine.
    environment.put("NO_PROXY", "127.0.0.1");
    environment.put("no_proxy", "127.0.0.1");
    return Program.run(command, environment);
  }

  @Override
  public String toString() {
    return operation.id() + " in " + language;
  }
}
