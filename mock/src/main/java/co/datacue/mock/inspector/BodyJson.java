package co.datacue.mock.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A body as it can be shown: text if it is UTF-8, hex digits if not, its beginning if it is long.
 */
final class BodyJson {
  private static final int MAX_TEXT = 256 * 1024;
  private static final int MAX_HEX = 4 * 1024;

  private BodyJson() {}

  static void write(ObjectNode node, byte[] body, Masks masks) {
    node.put("bytes", body.length);
    String text = text(body);
    if (text == null) {
      int shown = Math.min(body.length, MAX_HEX);
      node.put("hex", HexFormat.ofDelimiter(" ").formatHex(body, 0, shown));
      node.put("truncated", shown < body.length);
      return;
    }
    // Masked before it is cut, so that no half of a secret stands at the end.
    String masked = masks.text(text);
    node.put("text", masked.length() > MAX_TEXT ? masked.substring(0, MAX_TEXT) : masked);
    node.put("truncated", masked.length() > MAX_TEXT);
    node.put("masked", !masked.equals(text));
  }

  private static @Nullable String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
