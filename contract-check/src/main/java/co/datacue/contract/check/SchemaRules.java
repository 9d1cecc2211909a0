package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;

import java.util.List;

/** What of schemas is refused. */
final class SchemaRules {
  static final List<Rule> ALL =
      List.of(
          field(
              "Schema",
              "xml",
              "a description of XML",
              schema -> true,
              "Leave it out: bodies are JSON or plain text."));

  private SchemaRules() {}
}
