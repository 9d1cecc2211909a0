package co.datacue.mock.gate;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses targets that are no URI (RFC 3986), or whose path is not UTF-8: Prism ends over those.
 */
final class TargetForm implements Step.Refusal {
  // A bracket may stand in no path, but clients let them through, and nobody takes offence.
  private static final Pattern FORBIDDEN =
      Pattern.compile("[^A-Za-z0-9\\-._~:/?\\[\\]@!$&'()*+,;=%]");
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  @Override
  public Optional<Answer> of(ReceivedRequest request) {
    return Optional.ofNullable(problem(request))
        .map(reason -> Answer.refusing(request.operation(), 400, reason));
  }

  private static @Nullable String problem(ReceivedRequest request) {
    Matcher forbidden = FORBIDDEN.matcher(request.rawTarget());
    if (forbidden.find()) {
      int character = forbidden.group().charAt(0);
      return "The target has the character U+%04X, which must be percent-encoded there."
          .formatted(character);
    }
    if (BROKEN_ESCAPE.matcher(request.rawTarget()).find()) {
      return "The target has a percent sign without two hex digits after it.";
    }
    if (!isUtf8(request.rawPath())) {
      return "The path has percent escapes that are not UTF-8.";
    }
    return null;
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
