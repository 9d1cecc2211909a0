package co.datacue.partners;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What partners read of it: how a client is generated and signs, and what holds. It says of each
 * client what the tests say: that it is right, or waived.
 */
final class GeneratorsPage {
  static final Path FILE = Path.of("../spec/bundle/GENERATORS.md");
  private static final String PREPARED = "contract.yaml";
  static final List<String> NOT_COMPILED = List.of("csharp", "rust", "swift6", "dart");

  private GeneratorsPage() {}

  static String text(List<Client> clients) throws IOException {
    List<String> blocks = new ArrayList<>();
    blocks.add(
        """
        # Clients from generators

        Each client here is generated from the lean edition of this contract with a stock generator, built, and run against
        the sandbox, with every change of the contract. What is `ok` below was seen; what is not has a note.
        """
            .strip());
    StringBuilder table = new StringBuilder("| Client |");
    StringBuilder rule = new StringBuilder("| --- |");
    for (Check check : Check.values()) {
      table.append(' ').append(check.title()).append(" |");
      rule.append(" --- |");
    }
    table.append('\n').append(rule);
    List<String> notes = new ArrayList<>();
    for (Client client : clients) {
      table.append("\n| ").append(client.title()).append(" |");
      for (Check check : Check.values()) {
        List<Client.Waiver> waivers = client.waivers(check);
        waivers.forEach(each -> notes.add(note(client, each)));
        table.append(waivers.isEmpty() ? " ok |" : " note " + notes.size() + " |");
      }
    }
    for (String generator : NOT_COMPILED) {
      table.append("\n| ").append(generator).append(" |");
      table.append(" generated, not compiled |");
      table.append(" |".repeat(Check.values().length - 1));
    }
    blocks.add(table.toString());
    for (int i = 0; i < notes.size(); i++) {
      blocks.add("Note %d. %s".formatted(i + 1, notes.get(i)));
    }
    blocks.add(
        String.join(
            "\n",
            Arrays.stream(Check.values())
                .map(check -> "- %s: %s".formatted(check.title(), check.says()))
                .toList()));
    for (Client client : clients) {
      blocks.add("## " + client.title());
      blocks.add(fenced("sh", command(client)));
      blocks.add("Needs: " + client.needs());
      blocks.add("The signing, `" + client.hook() + "`:");
      String language = client.hook().replaceFirst(".*\\.", "");
      blocks.add(fenced(language, Files.readString(client.folder().resolve(client.hook()))));
      blocks.add("and where it is put in:");
      blocks.add(fenced(language, client.use()));
    }
    return String.join("\n\n", blocks) + "\n";
  }

  private static String command(Client client) {
    if (client.generator() == null) {
      return client.command();
    }
    String command =
        "openapi-generator-cli generate -i %s -g %s -o client%s%s"
            .formatted(
                client.prepare() == null ? "{contract}" : PREPARED,
                client.generator(),
                option("additional-properties", client.options()),
                option("type-mappings", client.types()));
    return client.prepare() == null
        ? command
        : client.prepare().replace("{prepared}", PREPARED) + "\n" + command;
  }

  private static String option(String name, @Nullable Map<String, String> values) {
    if (values == null || values.isEmpty()) {
      return "";
    }
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(joining(",", " \\\n  --" + name + " ", ""));
  }

  private static String note(Client client, Client.Waiver waiver) {
    return "%s, %s: %s <%s>"
        .formatted(client.title(), waiver.check().title(), waiver.instead().strip(), waiver.link());
  }

  private static String fenced(String language, String text) {
    return "```" + language + "\n" + text.strip() + "\n```";
  }
}
