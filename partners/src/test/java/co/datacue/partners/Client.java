package co.datacue.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client as a partner gets it: how it is generated, built and run, from {@code
 * clients/NAME/client.yaml}.
 *
 * @param title what it is called for readers
 * @param order its place among the others
 * @param generator OpenAPI Generator's name of it; null where another tool makes it
 * @param prepare a command that writes the contract as this generator wants it, to {@code
 *     {prepared}}; null where it takes the contract as it is
 * @param options what that generator is told, all of which a partner is told too
 * @param types what it is told to take instead of a schema
 * @param command how another tool makes it; null where OpenAPI Generator does
 * @param generated where the generated code goes, from the work folder
 * @param sources where the driver and the signing go, from the work folder
 * @param needs what a partner has to have
 * @param packages Debian's packages of it
 * @param probe a command that succeeds where they are installed; empty for what the build brings
 * @param environment what building and running it wants in the environment
 * @param build commands, in order
 * @param run the driver's command, but for the file with the cases
 * @param hook the file with the signing
 * @param use how the signing is put in
 * @param waived what cannot be right, and why
 * @param folder where its files are
 */
record Client(
    String title,
    int order,
    @Nullable String generator,
    @Nullable String prepare,
    @Nullable Map<String, String> options,
    @Nullable Map<String, String> types,
    @Nullable String command,
    @Nullable String generated,
    String sources,
    String needs,
    @Nullable String packages,
    @Nullable List<String> probe,
    @Nullable Map<String, String> environment,
    List<List<String>> build,
    List<String> run,
    String hook,
    String use,
    @Nullable List<Waiver> waived,
    Path folder) {

  static final Path FOLDER = Path.of("clients").toAbsolutePath();

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /**
   * What is known not to be right, by no fault of the contract.
   *
   * @param check which of the checks
   * @param link where it is told upstream
   * @param instead what a partner does about it
   */
  record Waiver(Check check, String link, String instead) {}

  static List<Client> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(Client::read).sorted(Comparator.comparingInt(Client::order)).toList();
    }
  }

  private static Client read(Path folder) {
    try {
      ObjectNode text = (ObjectNode) YAML.readTree(folder.resolve("client.yaml").toFile());
      return YAML.treeToValue(text.put("folder", folder.toUri().toString()), Client.class);
    } catch (IOException e) {
      throw new IllegalStateException(folder + ": " + e.getMessage(), e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  List<Waiver> waivers(Check check) {
    return waived == null
        ? List.of()
        : waived.stream().filter(each -> each.check() == check).toList();
  }
}
