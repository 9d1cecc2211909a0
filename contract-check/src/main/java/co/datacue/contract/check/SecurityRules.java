package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.object;

import java.util.List;
import java.util.stream.Stream;

/** What of credentials is refused. */
final class SecurityRules {
  static final List<Rule> ALL =
      List.of(
          object(
              "SecurityScheme",
              "another security scheme than Basic with x-signing-scheme",
              scheme ->
                  !scheme.has("$ref")
                      && !(scheme.text("type").equals("http")
                          && scheme.text("scheme").equalsIgnoreCase("basic")
                          && scheme.text("x-signing-scheme").matches("SIGNED_BODY|KEY_ONLY")),
              "Write type: http, scheme: basic, and x-signing-scheme: SIGNED_BODY or KEY_ONLY."),
          new Rule(
              "Operation",
              "an operation that does not want exactly one security scheme",
              SecurityRules::notOne,
              "Name one scheme under security, here or for the whole contract: - signedBody: []."),
          new Rule(
              "Operation",
              "a security scheme that is not under components/securitySchemes",
              operation ->
                  names(operation)
                      .filter(it -> schemes(operation).at(it.key()).resolved().missing()),
              "Write the scheme there, or mend its name."),
          new Rule(
              "Operation",
              "a scope, which Basic credentials do not have",
              operation -> names(operation).filter(it -> !it.node().isEmpty()),
              "Write an empty list: signedBody: []."));

  private SecurityRules() {}

  private static Place security(Place operation) {
    Place own = operation.at("security");
    return own.missing() ? operation.root().at("security") : own;
  }

  private static Stream<Place> notOne(Place operation) {
    Place security = security(operation);
    boolean one = security.node().size() == 1 && security.node().get(0).size() == 1;
    return one ? Stream.empty() : Stream.of(security.missing() ? operation : security);
  }

  private static Stream<Place> names(Place operation) {
    return security(operation).children().flatMap(Place::children);
  }

  private static Place schemes(Place operation) {
    return operation.root().at("components").at("securitySchemes");
  }
}
