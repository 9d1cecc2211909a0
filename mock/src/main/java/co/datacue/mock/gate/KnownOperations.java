package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what the contract has no operation for. A path counts only as the contract writes it:
 * Prism decodes {@code a%62c} and resolves {@code a/../b}, and nobody would check the credentials.
 */
final class KnownOperations implements Step.Refusal {
  private final Contract contract;

  KnownOperations(Contract contract) {
    this.contract = contract;
  }

  @Override
  public Optional<Answer> of(ReceivedRequest request) {
    return request.operation() == null ? Optional.of(unknown(request)) : Optional.empty();
  }

  private Answer unknown(ReceivedRequest request) {
    if (request.method().equals("CONNECT")) {
      return Answer.refusing(null, 405, "CONNECT is for proxies, and the mock is none.");
    }
    List<String> methods = contract.methods(request.rawPath());
    if (methods.isEmpty()) {
      return Answer.refusing(
          null, 404, "The contract has no such path; one must be written as it is there.");
    }
    String allowed = String.join(", ", methods);
    return Answer.refusing(null, 405, "The contract has only " + allowed + " for this path.")
        .withHeader("Allow", allowed);
  }
}
