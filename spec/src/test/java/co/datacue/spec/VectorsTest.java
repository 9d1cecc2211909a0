package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors, recomputed by whatever the machine has. */
class VectorsTest {

  private static final Path FOLDER = Path.of("vectors");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BLOCK = 64; // of HMAC-SHA256, which hashes a longer secret first
  private static final int FIVE_MEBIBYTES = 5 * 1024 * 1024;

  @ParameterizedTest
  @MethodSource("files")
  void javaAgrees(Path file) throws IOException {
    JsonNode vector = JSON.readTree(file.toFile());
    assertEquals(file.getFileName().toString(), vector.get("name").asText() + ".json");
    String signature =
        vector.get("scheme").asText().equals("KEY_ONLY")
            ? ""
            : Signing.signature(vector.get("secret").asText(), body(vector));
    assertEquals(vector.get("signature").asText(), signature);
    assertEquals(
        vector.get("authorization").asText(),
        Signing.authorization(vector.get("key").asText(), signature));
  }

  @ParameterizedTest
  @MethodSource("signedFiles")
  void opensslAgrees(Path file, @TempDir Path folder) throws IOException {
    assumeTrue(Program.find("openssl").isPresent(), "openssl is not on this machine");
    JsonNode vector = JSON.readTree(file.toFile());
    Path body = Files.write(folder.resolve("body"), body(vector));
    String secret =
        HexFormat.of().formatHex(vector.get("secret").asText().getBytes(StandardCharsets.UTF_8));
    Program openssl =
        Program.run(
            folder,
            Map.of(),
            List.of(
                "openssl",
                "dgst",
                "-sha256",
                "-mac",
                "HMAC",
                "-macopt",
                "hexkey:" + secret,
                body.toString()));
    assertEquals(
        vector.get("signature").asText(),
        openssl.succeeded().output().strip().replaceFirst(".*= ", ""));
  }

  @Test
  void pythonVerifierAgrees() throws IOException {
    assumeTrue(Program.find("python3").isPresent(), "python3 is not on this machine");
    assertAllRight(verify(FOLDER, "python3", "verify.py").succeeded());
  }

  @Test
  void nodeVerifierAgrees() throws IOException {
    assertAllRight(verify(FOLDER, "node", "verify.mjs").succeeded());
  }

  @Test
  void verifiersSeeAWrongSignature(@TempDir Path folder) throws IOException {
    for (String script : List.of("verify.py", "verify.mjs")) {
      Files.copy(FOLDER.resolve(script), folder.resolve(script));
    }
    ObjectNode vector = (ObjectNode) JSON.readTree(FOLDER.resolve("ascii.json").toFile());
    JSON.writeValue(folder.resolve("ascii.json").toFile(), vector.put("signature", "00"));
    assertEquals(1, verify(folder, "node", "verify.mjs").status());
    if (Program.find("python3").isPresent()) {
      assertEquals(1, verify(folder, "python3", "verify.py").status());
    }
  }

  @Test
  void coverWhatGoesWrongInPractice() throws IOException {
    Set<String> names =
        files().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    assertTrue(names.contains("empty-array.json"), names.toString());
    byte[] large = body(JSON.readTree(FOLDER.resolve("five-mebibytes.json").toFile()));
    assertEquals(FIVE_MEBIBYTES, large.length);
    byte[] newline = body(JSON.readTree(FOLDER.resolve("trailing-newline.json").toFile()));
    assertEquals('\n', newline[newline.length - 1]);
    JsonNode delete = JSON.readTree(FOLDER.resolve("delete-with-body.json").toFile());
    assertEquals("DELETE", delete.get("method").asText());
    assertTrue(body(delete).length > 0);
    JsonNode block = JSON.readTree(FOLDER.resolve("secret-of-one-block.json").toFile());
    JsonNode above = JSON.readTree(FOLDER.resolve("secret-above-one-block.json").toFile());
    assertEquals(BLOCK, bytes(block, "secret").length);
    assertEquals(BLOCK + 1, bytes(above, "secret").length);
    JsonNode foreign = JSON.readTree(FOLDER.resolve("non-ascii-credentials.json").toFile());
    for (String part : List.of("key", "secret")) {
      assertTrue(bytes(foreign, part).length > foreign.get(part).asText().length(), part);
    }
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  static Stream<Path> signedFiles() throws IOException {
    return files().filter(file -> !file.toString().endsWith("key-only.json"));
  }

  private static Program verify(Path folder, String program, String script) {
    return Program.run(folder, Map.of(), List.of(program, script));
  }

  private static void assertAllRight(Program verifier) throws IOException {
    assertEquals(files().count(), verifier.output().lines().count(), verifier.output());
    assertFalse(verifier.output().contains("WRONG"), verifier.output());
  }

  private static byte[] bytes(JsonNode vector, String part) {
    return vector.get(part).asText().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] body(JsonNode vector) {
    byte[] piece = Base64.getDecoder().decode(vector.get("payload_base64").asText());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < vector.get("repeat").asInt(); i++) {
      body.writeBytes(piece);
    }
    return body.toByteArray();
  }
}
