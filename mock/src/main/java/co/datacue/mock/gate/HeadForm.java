package co.datacue.mock.gate;

import co.datacue.mock.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses headers that are malformed or promise another body than the contract knows. */
final class HeadForm implements Step.Refusal {
  /** What Node takes together is 16 KiB; the gate adds a little. */
  static final int MAX_HEAD_CHARACTERS = 15 * 1024;

  private static final Pattern PARAMETERS = Pattern.compile("\\s*(;" + Accept.PARAMETER + ")*");

  @Override
  public Optional<Answer> of(ReceivedRequest request) {
    if (length(request) > MAX_HEAD_CHARACTERS) {
      return refusal(
          request,
          431,
          "Target and headers have more than " + MAX_HEAD_CHARACTERS + " characters.");
    }
    if (Accept.read(request.header("Accept")).isEmpty()) {
      return refusal(
          request,
          400,
          "The Accept header is malformed: it is no list of media ranges, as */* is.");
    }
    for (String coding : request.header("Content-Encoding")) {
      if (!coding.strip().equalsIgnoreCase("identity")) {
        return refusal(request, 400, "The body is encoded (Content-Encoding): send it as it is.");
      }
    }
    return contentType(request.header("Content-Type"), request);
  }

  private static Optional<Answer> contentType(List<String> types, ReceivedRequest request) {
    Set<String> allowed = allowed(request.operation());
    String must = "must be " + String.join(" or ", allowed) + ".";
    if (types.isEmpty()) {
      return declaresBody(request)
          ? refusal(request, 400, "The Content-Type is missing: it " + must)
          : Optional.empty();
    }
    return types.size() == 1 && isOneOf(allowed, types.get(0))
        ? Optional.empty()
        : refusal(request, 400, "The Content-Type " + must);
  }

  private static Set<String> allowed(@Nullable Operation operation) {
    return operation == null || operation.requestTypes().isEmpty()
        ? Set.of("application/json")
        : operation.requestTypes();
  }

  private static boolean isOneOf(Set<String> types, String sent) {
    return types.stream()
        .anyMatch(
            type ->
                sent.toLowerCase(Locale.ROOT).startsWith(type)
                    && PARAMETERS.matcher(sent.substring(type.length())).matches());
  }

  private static boolean declaresBody(ReceivedRequest request) {
    return !request.header("Transfer-Encoding").isEmpty()
        || request.header("Content-Length").stream().anyMatch(length -> !length.equals("0"));
  }

  private static int length(ReceivedRequest request) {
    int length = request.rawTarget().length();
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      for (String value : header.getValue()) {
        length += header.getKey().length() + value.length() + 4;
      }
    }
    return length;
  }

  private static Optional<Answer> refusal(ReceivedRequest request, int status, String reason) {
    return Optional.of(Answer.refusing(request.operation(), status, reason));
  }
}
