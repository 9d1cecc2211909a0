package co.datacue.mock.inspector;

import co.datacue.mock.gate.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of the page, and the headers that keep it to itself. */
final class Assets {
  private static final Set<String> FILES =
      Set.of(
          "index.html",
          "base.css",
          "coverage.css",
          "inspector.css",
          "inspector.js",
          "coverage.js",
          "detail.js",
          "dom.js",
          "json.js",
          "row.js",
          "welcome.js",
          "state.js",
          "icon.svg");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private Assets() {}

  static Optional<Answer> file(String name) {
    if (!FILES.contains(name)) {
      return Optional.empty();
    }
    String type = TYPES.get(name.substring(name.indexOf('.') + 1));
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return Optional.of(answer(200, type, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer answer(int status, String type, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", List.of(type));
    headers.put("Content-Security-Policy", List.of(POLICY));
    headers.put("Cache-Control", List.of("no-store"));
    headers.put("X-Content-Type-Options", List.of("nosniff"));
    headers.put("Referrer-Policy", List.of("no-referrer"));
    headers.put("Cross-Origin-Resource-Policy", List.of("same-origin"));
    headers.put("Cross-Origin-Opener-Policy", List.of("same-origin"));
    return new Answer(status, headers, body);
  }
}
