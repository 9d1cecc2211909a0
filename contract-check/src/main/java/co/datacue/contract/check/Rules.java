package co.datacue.contract.check;

import java.util.List;
import java.util.stream.Stream;

/** All that is refused. A new rule stands in the list of its subject. */
final class Rules {
  static final List<Rule> ALL =
      Stream.of(
              DocumentRules.ALL,
              ServerRules.ALL,
              SecurityRules.ALL,
              OperationRules.ALL,
              ParameterRules.ALL,
              BodyRules.ALL,
              SchemaRules.ALL,
              NameRules.ALL,
              CompositionRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Rules() {}
}
