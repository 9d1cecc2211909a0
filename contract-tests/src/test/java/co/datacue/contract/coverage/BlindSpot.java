package co.datacue.contract.coverage;

import co.datacue.contract.coverage.SecondOpinion.Verdicts;
import co.datacue.mock.Exchange;
import co.datacue.mock.report.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where one of the two validators is known not to see, as narrowly as it can be told. */
enum BlindSpot {
  DATE_TIME_WITH_A_SPACE(
      "The request validator wants a T in a date-time; the API and Prism take a space as well.") {
    @Override
    boolean explains(Verdicts verdicts, SecondOpinion second) {
      return verdicts.firstContent()
          && verdicts.request()
          && second
              .request(verdicts.exchange(), withT(verdicts.exchange().requestBody()))
              .isEmpty();
    }
  },
  LAST_PATH_PARAMETER_EMPTY(
      "The request validator takes /v1/users/ for /v1/users, another path; Prism for a user without"
          + " an id.") {
    @Override
    boolean explains(Verdicts verdicts, SecondOpinion second) {
      Exchange exchange = verdicts.exchange();
      return exchange.rawPath().endsWith("/")
          && (verdicts.request()
              ? onlyViolation(exchange, "path", "required")
              : verdicts.firstContent()
                  && second.answer(exchange, exchange.rawPath() + "x").isEmpty());
    }
  },
  PATH_PARAMETER_BLANK(
      "The request validator trims a path parameter, and takes what is blank then for missing.") {
    @Override
    boolean explains(Verdicts verdicts, SecondOpinion second) {
      return verdicts.request()
          && verdicts.firstContent()
          && verdicts.problems().stream()
              .allMatch(each -> each.startsWith("validation.request.parameter.missing"))
          && Arrays.stream(verdicts.exchange().rawPath().split("/"))
              .anyMatch(each -> !each.isEmpty() && SecondOpinion.decoded(each).trim().isEmpty());
    }
  };

  private final String reason;

  BlindSpot(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  abstract boolean explains(Verdicts verdicts, SecondOpinion second);

  static Optional<BlindSpot> of(Verdicts verdicts, SecondOpinion second) {
    return Arrays.stream(values()).filter(spot -> spot.explains(verdicts, second)).findFirst();
  }

  static List<BlindSpot> unused(SecondOpinion.Result result) {
    return Arrays.stream(values()).filter(spot -> !result.known().containsKey(spot)).toList();
  }

  private static boolean onlyViolation(Exchange exchange, String location, String code) {
    List<Violation> all =
        Violation.of(exchange).stream().filter(each -> each.side().equals("request")).toList();
    return all.size() == 1
        && all.get(0).code().equals(code)
        && all.get(0).location().equals(location);
  }

  private static byte[] withT(byte[] body) {
    return new String(body, StandardCharsets.UTF_8)
        .replaceAll("(\"\\d{4}-\\d\\d-\\d\\d) (?=\\d\\d:\\d\\d)", "$1T")
        .getBytes(StandardCharsets.UTF_8);
  }
}
