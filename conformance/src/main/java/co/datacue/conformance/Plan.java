package co.datacue.conformance;

import co.datacue.conformance.Check.Expected;
import co.datacue.conformance.Check.Sending;
import co.datacue.conformance.request.BrokenRequest;
import co.datacue.conformance.request.BrokenRequests;
import co.datacue.conformance.request.KindRequests;
import co.datacue.conformance.request.KindRequests.KindRequest;
import co.datacue.conformance.request.OwnIds;
import co.datacue.conformance.request.RightRequests;
import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All that a run sends, read off the contract. */
final class Plan {
  private static final String MALFORMED = "{\"";

  private final Contract contract;
  private final Supplier<OwnIds> ids;
  private final Map<Operation, List<Check>> checks = new LinkedHashMap<>();
  private final Map<Operation, List<String>> leftOut = new LinkedHashMap<>();

  private Plan(Contract contract, Supplier<OwnIds> ids) {
    this.contract = contract;
    this.ids = ids;
  }

  /**
   * @param ids new ones for each request that is to be taken
   */
  static Plan of(Contract contract, Supplier<OwnIds> ids) {
    Plan plan = new Plan(contract, ids);
    for (Operation operation : contract.operations()) {
      plan.checks.put(operation, plan.all(operation));
    }
    return plan;
  }

  /**
   * The same without some requests. Operations stay, if need be with nothing to send.
   *
   * @param why why the others are left out
   */
  Plan only(Predicate<Check> wanted, String why) {
    Plan part = new Plan(contract, ids);
    checks.forEach(
        (operation, all) -> {
          List<Check> kept = all.stream().filter(wanted).toList();
          List<String> reasons = new ArrayList<>(leftOut(operation));
          if (kept.size() < all.size()) {
            reasons.add("%d requests: %s".formatted(all.size() - kept.size(), why));
          }
          part.checks.put(operation, kept);
          part.leftOut.put(operation, reasons);
        });
    return part;
  }

  /** What was left out of an operation's requests, and why. */
  List<String> leftOut(Operation operation) {
    return leftOut.getOrDefault(operation, List.of());
  }

  Contract contract() {
    return contract;
  }

  /** What is sent for each operation, in the contract's order. */
  Map<Operation, List<Check>> checks() {
    return checks;
  }

  /** Why the plan has no request that brings a documented status about. */
  static String missing(int status) {
    return switch (status) {
      case 400 -> "no request is sent that the contract calls wrong";
      case 413 -> "how much this server takes is not known, and finding out is no test";
      default -> "nothing that is sent brings it about by itself";
    };
  }

  private List<Check> all(Operation operation) {
    List<Check> all = new ArrayList<>();
    operation.requestExamples().forEach((name, body) -> all.add(byClient(operation, name, body)));
    if (operation.requestExamples().isEmpty()) {
      all.add(byClient(operation, "no body", MissingNode.getInstance()));
    }
    complete(operation, all);
    for (KindRequest kind : KindRequests.of(operation)) {
      OwnIds own = ids.get();
      Expected expected = kind.right() ? Expected.TAKEN : Expected.REFUSED;
      all.add(asItIs(operation, kind.name(), expected, own, own.own(kind.body()).toString()));
    }
    OwnIds own = ids.get();
    for (BrokenRequest broken : BrokenRequests.of(operation, own)) {
      // Without the id, a server might delete more than the run created.
      if (!broken.how().equals(BrokenRequests.EMPTY)) {
        String name = broken.rule().words() + ", " + broken.how();
        all.add(asItIs(operation, name, Expected.REFUSED, own, broken.path(), broken.body()));
      }
    }
    if (!operation.requestExamples().isEmpty()) {
      all.add(asItIs(operation, "malformed JSON", Expected.REFUSED, own, MALFORMED));
    }
    credentials(operation, own, all);
    return all;
  }

  private void complete(Operation operation, List<Check> all) {
    for (String name : operation.requestExamples().keySet()) {
      OwnIds own = ids.get();
      String body = RightRequests.complete(operation, name, own).toString();
      String words = name + ", with every optional field";
      all.add(asItIs(operation, words, Expected.TAKEN, own, body));
    }
  }

  private void credentials(Operation operation, OwnIds own, List<Check> all) {
    boolean signed = operation.signing() == Signing.SIGNED_BODY;
    all.add(unauthorized(operation, "with a key that does not exist", Sending.WRONG_KEY, own));
    all.add(unauthorized(operation, "without credentials", Sending.ANONYMOUS, own));
    all.add(
        signed
            ? unauthorized(operation, "signed with another secret", Sending.WRONG_SECRET, own)
            : unauthorized(
                operation, "signed, where only the key is wanted", Sending.UNASKED_SIGNATURE, own));
  }

  private Check byClient(Operation operation, String name, JsonNode body) {
    OwnIds own = ids.get();
    String text = body.isMissingNode() ? "" : own.own(body).toString();
    return new Check(
        operation,
        name,
        Expected.TAKEN,
        Sending.BY_CLIENT,
        own,
        RightRequests.path(operation, own),
        text,
        body);
  }

  private static Check asItIs(
      Operation operation, String name, Expected expected, OwnIds own, String body) {
    String path = RightRequests.path(operation, own);
    return asItIs(operation, name, expected, own, path, body);
  }

  private static Check asItIs(
      Operation operation, String name, Expected expected, OwnIds own, String path, String body) {
    return new Check(
        operation, name, expected, Sending.AS_IT_IS, own, path, body, MissingNode.getInstance());
  }

  private static Check unauthorized(Operation operation, String name, Sending sending, OwnIds own) {
    String body =
        operation.requestExamples().values().stream()
            .findFirst()
            .map(example -> own.own(example).toString())
            .orElse("");
    return new Check(
        operation,
        name,
        Expected.UNAUTHORIZED,
        sending,
        own,
        RightRequests.path(operation, own),
        body,
        MissingNode.getInstance());
  }
}
