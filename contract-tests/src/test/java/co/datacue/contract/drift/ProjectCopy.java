package co.datacue.contract.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of what the client is built from, to change the contract in and build, without Node. */
public final class ProjectCopy {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  private final Path copy;

  private ProjectCopy(Path copy) {
    this.copy = copy;
  }

  /**
   * Copies the project.
   *
   * @param copy an empty folder
   */
  public static ProjectCopy in(Path copy) throws IOException {
    ProjectCopy project = new ProjectCopy(copy);
    project.copyAll();
    return project;
  }

  private void copyAll() throws IOException {
    List<String> wanted =
        List.of(
            ".mvn",
            "pom.xml",
            "spec/openapi.yaml",
            "signing-interceptor",
            "contract-check",
            "client-generator",
            "generated-client");
    for (String name : wanted) {
      copyTree(PROJECT.resolve(name));
    }
    // The reactor reads the POM of every module, whichever it builds.
    try (Stream<Path> files = Files.walk(PROJECT, 3)) {
      for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
        if (!pom.toString().contains("node_modules") && !Files.exists(copied(pom))) {
          copyTree(pom);
        }
      }
    }
  }

  private void copyTree(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!PROJECT.relativize(file).toString().contains("target" + File.separator)) {
          Files.createDirectories(copied(file).getParent());
          Files.copy(file, copied(file));
        }
      }
    }
  }

  private Path copied(Path file) {
    return copy.resolve(PROJECT.relativize(file));
  }

  /** A file or folder of the copy. */
  public Path resolve(String name) {
    return copy.resolve(name);
  }

  public Path contract() {
    return resolve("spec/openapi.yaml");
  }

  /** Builds the client up to this phase, as documented, and fails unless that works. */
  public void build(String phase) throws Exception {
    // Offline: the build that runs this test has everything.
    maven(0, phase, "-o");
  }

  /** Builds the client and returns what the build printed. */
  public String maven(int exit, String... arguments) throws Exception {
    String maven = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                maven,
                "-B",
                "-ntp",
                "-q",
                "-pl",
                "generated-client",
                "-am",
                "-Dmaven.test.skip=true"));
    command.addAll(List.of(arguments));
    return run(exit, command);
  }

  /** Runs a program in the copy and returns what it printed. */
  public String run(int exit, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true);
    builder.environment().put("PATH", withoutNode());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running: " + command);
    assertEquals(exit, process.exitValue(), output);
    return output;
  }

  /** A path with the JDK and a shell's tools, and a node that fails before the real one. */
  private String withoutNode() throws IOException {
    Path fake = Files.createDirectories(copy.resolve("no-node"));
    for (String name : List.of("node", "npm", "npx")) {
      Path script = fake.resolve(name);
      Files.writeString(script, "#!/bin/sh\necho Node was called: $0 \"$@\" >&2\nexit 1\n");
      assertTrue(script.toFile().setExecutable(true));
    }
    return fake
        + File.pathSeparator
        + Path.of(System.getProperty("java.home"), "bin")
        + File.pathSeparator
        + System.getenv("PATH");
  }
}
