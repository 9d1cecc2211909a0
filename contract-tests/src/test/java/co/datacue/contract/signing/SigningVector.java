package co.datacue.contract.signing;

import co.datacue.signing.SigningScheme;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * One published case of the signature, from {@code spec/vectors}; its README explains the fields.
 */
record SigningVector(
    String name,
    String method,
    byte[] body,
    String key,
    String secret,
    SigningScheme scheme,
    String signature,
    String authorization) {
  private static final Path FOLDER = Path.of("..", "spec", "vectors");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static List<SigningVector> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(SigningVector::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SigningVector read(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      byte[] piece = Base64.getDecoder().decode(json.required("payload_base64").textValue());
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int i = 0; i < json.required("repeat").intValue(); i++) {
        body.write(piece);
      }
      return new SigningVector(
          json.required("name").textValue(),
          json.required("method").textValue(),
          body.toByteArray(),
          json.required("key").textValue(),
          json.required("secret").textValue(),
          SigningScheme.valueOf(json.required("scheme").textValue()),
          json.required("signature").textValue(),
          json.required("authorization").textValue());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** A path of the contract that takes this method, this scheme and a body of this size. */
  String path() {
    return scheme == SigningScheme.KEY_ONLY
        ? "/v1/events"
        : body.length == 0 ? "/v1/users/u1" : "/v1/batch/users";
  }

  @Override
  public String toString() {
    return name;
  }
}
