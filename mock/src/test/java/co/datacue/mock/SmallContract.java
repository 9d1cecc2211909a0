package co.datacue.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Contracts written for a test, all of whose operations want a signature. */
public final class SmallContract {
  private SmallContract() {}

  /**
   * Reads one.
   *
   * @param paths what stands in it below {@code paths}
   * @param schemas what stands below {@code components/schemas}
   */
  public static Contract of(String paths, String schemas) {
    String text =
        """
        openapi: 3.0.3
        info: {title: Small, version: "1"}
        security: [{signed: []}]
        paths:
        %scomponents:
          securitySchemes:
            signed: {x-signing-scheme: SIGNED_BODY}
          schemas:
        %s"""
            .formatted(paths.indent(2), schemas.isEmpty() ? "    {}\n" : schemas.indent(4));
    try {
      Path file = Files.createTempFile("small", ".yaml");
      try {
        Files.writeString(file, text);
        return Contract.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
