package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.diagnosis.LikelyCause;
import java.util.List;

/** The steps that every mock has, in their order. */
public final class Steps {
  private Steps() {}

  /** What the gate checks before anything answers. */
  public static List<Step> checks(Contract contract, CredentialsCheck credentials) {
    return List.of(
        Step.refusing(new TargetForm()),
        new Browsers(contract),
        Step.refusing(new KnownOperations(contract)),
        Step.refusing(new HeadForm()),
        (request, next) -> checked(credentials, request, next),
        Step.refusing(new JsonForm()));
  }

  /** What asks Prism and looks at its answer. */
  public static List<Step> prism(Contract contract, Relay relay) {
    PreferredAnswer preferred = new PreferredAnswer(contract);
    return List.of(
        new ErrorShapeStep(contract),
        Steps::withPlainHeaders,
        (request, next) -> next.answer(preferred.addedTo(request)),
        (request, next) -> relay.send(request));
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

  /** HeadForm and the credentials' check refuse what cannot be read as here. */
  private static Answer withPlainHeaders(ReceivedRequest request, Step.Next next) {
    Accept accept = Accept.read(request.header("Accept")).orElseThrow();
    ReceivedRequest plain = request.withHeader("Accept", accept.header());
    List<String> authorization = request.header("Authorization");
    Answer answer =
        next.answer(
            authorization.isEmpty()
                ? plain
                : plain.withHeader("Authorization", CredentialsCheck.plain(authorization.get(0))));
    return accept.asteriskRead() && !answer.headers().containsKey(Answer.REASON)
        ? answer.withHeader(Answer.REASON, "Accept has * for a media range; it was read as */*.")
        : answer;
  }
}
