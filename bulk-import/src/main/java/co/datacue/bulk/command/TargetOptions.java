package co.datacue.bulk.command;

import co.datacue.client.DataCueClient;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where an import goes, and with which credentials. */
final class TargetOptions {
  @Option(
      names = "--base-url",
      defaultValue = "${env:DATACUE_BASE_URL:-" + DataCueClient.DEFAULT_BASE_URL + "}",
      paramLabel = "URL",
      description = "The API's address (default: DATACUE_BASE_URL, or ${DEFAULT-VALUE}).")
  private String baseUrl = DataCueClient.DEFAULT_BASE_URL;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description = {
        "A file with the lines key=… and secret=…, readable by you alone.",
        "Without it DATACUE_API_KEY and DATACUE_API_SECRET are taken from the environment, and on a"
            + " terminal asked for."
      })
  private @Nullable Path credentials;

  @Option(
      names = "--sandbox",
      description =
          "Start a sandbox, import into it, and keep it until Enter is pressed: a rehearsal without"
              + " credentials. Needs Node.js.")
  private boolean sandbox;

  Target open(CommandLine line) {
    if (sandbox) {
      return sandbox(line);
    }
    Map<String, String> pair = credentials == null ? fromEnvironment(line) : fromFile(line);
    return Target.of(baseUrl, pair.get("key"), pair.get("secret"), () -> {});
  }

  private static Target sandbox(CommandLine line) {
    try {
      return Sandbox.open(line);
    } catch (NoClassDefFoundError e) { // the library does without, the runnable jar has it
      throw new ParameterException(
          line, "--sandbox needs datacue-mock on the class path, which lacks " + e.getMessage(), e);
    }
  }

  private static Map<String, String> fromEnvironment(CommandLine line) {
    String key = System.getenv("DATACUE_API_KEY");
    String secret = System.getenv("DATACUE_API_SECRET");
    java.io.Console terminal = Terminal.get();
    if ((key == null || secret == null) && terminal == null) {
      throw new ParameterException(
          line,
          "No credentials: set DATACUE_API_KEY and DATACUE_API_SECRET, or name a file with"
              + " --credentials.");
    }
    if (key == null) {
      key = terminal.readLine("API key: ");
    }
    if (secret == null) {
      secret = new String(terminal.readPassword("API secret (not shown): "));
    }
    return Map.of("key", key, "secret", secret);
  }

  private Map<String, String> fromFile(CommandLine line) {
    Properties pair = new Properties();
    try (Reader reader = Files.newBufferedReader(credentials)) {
      pair.load(reader);
    } catch (IOException e) {
      throw new ParameterException(line, "The credentials cannot be read: " + e, e);
    }
    String key = pair.getProperty("key");
    String secret = pair.getProperty("secret");
    if (key == null || secret == null) {
      throw new ParameterException(
          line, credentials + " needs two lines, key=… and secret=…, and lacks one.");
    }
    return Map.of("key", key, "secret", secret);
  }
}
