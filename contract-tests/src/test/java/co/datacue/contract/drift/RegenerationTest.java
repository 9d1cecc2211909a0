package co.datacue.contract.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Changes the contract in a copy of the project and builds the client there, without Node. */
// It waits for builds of a copy and shares nothing.
@Execution(ExecutionMode.CONCURRENT)
class RegenerationTest {
  private static final String CLIENT = "generated-client/target/classes/co/datacue/client/";

  /** An operation under a new tag, described by what is no text to Java, Javadoc or HTML. */
  private static final String NEW_OPERATION =
      """
        /v1/probes/{probe_id}:
          delete:
            operationId: deleteProbe
            summary: Delete a probe
            description: '@x has "quotes", {@y}, \\ and \\u, <b> & `List<T>`, `{` and `a@b`, */ }'
            tags: [Probes]
            security:
              - signedBody: []
            parameters:
              - name: probe_id
                in: path
                required: true
                description: The probe.
                schema:
                  type: string
            responses:
              '204':
                description: Deleted.
      """;

  /** Properties of an open model that could meet what the template names or writes by itself. */
  private static final String NEW_PROPERTIES =
      """
              names:
                type: string
                description: Named like the set of all names.
              token:
                type: string
                format: uuid
                description: A string in JSON and none in Java.
              kinds:
                type: array
                description: A list of texts whose Java type is an enum of its own.
                items:
                  type: string
                  enum: [one]
      """;

  @TempDir private Path folder;
  private ProjectCopy copy;

  @Test
  void newTagBecomesAnAccessorAndLosingItBreaksUsers() throws Exception {
    copy = ProjectCopy.in(folder);
    Path contract = copy.contract();
    String before = Files.readString(contract);
    String after =
        before
            .replace("\npaths:\n", "\npaths:\n" + NEW_OPERATION)
            .replaceFirst("(?s)(\n    ItemStatus:.*?\n      properties:\n)", "$1" + NEW_PROPERTIES);
    assertTrue(after.contains(NEW_OPERATION) && after.contains(NEW_PROPERTIES));
    Files.writeString(contract, after);

    copy.build("package");
    assertTrue(Files.exists(copy.resolve(CLIENT + "api/ProbesApi.class")));
    String facade =
        copy.run(
            0,
            List.of(
                "javap",
                "-cp",
                copy.resolve("generated-client/target/classes").toString(),
                "co.datacue.client.DataCueClient"));
    assertTrue(facade.contains("co.datacue.client.api.ProbesApi probes()"), facade);
    String api =
        copy.run(
            0,
            List.of(
                "javap",
                "-v",
                "-cp",
                copy.resolve("generated-client/target/classes").toString(),
                "co.datacue.client.api.ProbesApi"));
    assertTrue(api.contains("deleteProbe") && api.contains("SIGNED_BODY"), api);
    descriptionIsSafeJavadoc();

    Map<Path, FileTime> compiled = classes();
    copy.build("package");
    assertEquals(compiled, classes(), "nothing changed, so nothing is compiled again");

    Path released = copy.resolve("released.jar");
    Files.copy(copy.resolve("generated-client/target").resolve(jar()), released);
    Files.writeString(contract, before);
    // It compiles, and fails only then: what names the class is the comparison.
    String breaks = copy.maven(1, "verify", "-Dreleased.jar=" + released, "-Dspotless.check.skip");
    assertFalse(Files.exists(copy.resolve(CLIENT + "api/ProbesApi.class")));
    assertTrue(breaks.contains("co.datacue.client.api.ProbesApi"), breaks);
    assertTrue(breaks.contains("japicmp-maven-plugin"), breaks);
  }

  private void descriptionIsSafeJavadoc() throws Exception {
    Path source =
        copy.resolve(
            "generated-client/target/generated-sources/openapi/co/datacue/client/api/ProbesApi.java");
    String described = Files.readString(source).replaceAll("\\n *\\*", "");
    assertTrue(
        described.contains(
            "<p>&#64;x has \"quotes\", {&#64;y}, \\ and &#92;u, &lt;b&gt; &amp; "
                + "<code>List&lt;T&gt;</code>, <code>{</code> and {@code a@b}, *&#47; }"),
        described);
    String classPath =
        String.join(
            File.pathSeparator,
            copy.resolve("generated-client/target/classes").toString(),
            System.getProperty("java.class.path"));
    String complaints =
        copy.run(
            0,
            List.of(
                "javac",
                "-Xdoclint:all,-missing",
                "-proc:none",
                "-d",
                copy.resolve("documented").toString(),
                "-cp",
                classPath,
                source.toString()));
    assertEquals("", complaints);
  }

  private Map<Path, FileTime> classes() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(copy.resolve("generated-client/target/classes"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private String jar() throws IOException {
    try (Stream<Path> files = Files.list(copy.resolve("generated-client/target"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("datacue-client-.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
