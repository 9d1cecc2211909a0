package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import java.util.List;

/** What of servers is refused. */
final class ServerRules {
  private static final String LOOPBACK = "http://(localhost|127\\.[\\d.]+|\\[::1])([:/].*)?";

  static final List<Rule> ALL =
      List.of(
          object(
              "OpenAPI",
              "no servers",
              contract -> contract.at("servers").node().isEmpty(),
              "Write under servers where the API is: the client goes there by itself."),
          field(
              "Server",
              "variables",
              "a server with variables",
              server -> true,
              "Write one server for each address that there is; the builder takes any other."),
          field(
              "Server",
              "url",
              "an address that is not whole, or to which no credentials go",
              server ->
                  !server.has("variables")
                      && !server.text("url").matches("https://[^/?#@{}\\s]+(/[^?#{}\\s]*)?")
                      && !server.text("url").matches(LOOPBACK),
              "Write https://, the host and perhaps a path; http is for this machine only."));

  private ServerRules() {}
}
