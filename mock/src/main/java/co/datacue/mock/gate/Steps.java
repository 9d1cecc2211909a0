package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.diagnosis.LikelyCause;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The steps that every mock has, in their order. */
public final class Steps {
  private Steps() {}

  /** What the gate checks before anything answers: form and credentials. */
  public static List<Step> checks(CredentialsCheck credentials) {
    return List.of(
        Step.refusing(Steps::malformed), (request, next) -> checked(credentials, request, next));
  }

  /** What asks Prism and looks at its answer. */
  public static List<Step> prism(Contract contract, Relay relay) {
    PreferredAnswer preferred = new PreferredAnswer(contract);
    return List.of(
        Steps::asWrittenInTheContract,
        (request, next) -> next.answer(preferred.addedTo(request)),
        (request, next) -> relay.send(request));
  }

  private static Optional<Answer> malformed(ReceivedRequest request) {
    return isUtf8(request.rawPath())
        ? Optional.empty()
        : Optional.of( // Prism would end over it
            Answer.refusing(
                request.operation(), 400, "The path has percent escapes that are not UTF-8."));
  }

  private static Answer checked(
      CredentialsCheck credentials, ReceivedRequest request, Step.Next next) {
    Operation operation = request.operation();
    if (operation == null) {
      return next.answer(request);
    }
    String refusal =
        credentials.refusal(operation.signing(), request.header("Authorization"), request::body);
    if (refusal == null) {
      return next.answer(request).withValidSignature();
    }
    String cause =
        credentials
            .cause(operation.signing(), request)
            .map(likely -> LikelyCause.INTRODUCTION + likely + ".")
            .orElse("");
    return Answer.refusing(operation, 401, refusal + cause);
  }

  private static Answer asWrittenInTheContract(ReceivedRequest request, Step.Next next) {
    Answer answer = next.answer(request);
    boolean found = answer.status() < 500 && answer.status() != 404 && answer.status() != 405;
    if (request.operation() == null && found) {
      // Prism decodes a%62c and resolves a/../b; nobody has checked the credentials of those.
      String reason = "The path is not written as in the contract.";
      return Answer.undocumented(404, reason, reason);
    }
    return answer;
  }

  private static boolean isUtf8(String rawPath) {
    byte[] bytes =
        URLDecoder.decode(rawPath, StandardCharsets.ISO_8859_1)
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
