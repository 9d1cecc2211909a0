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
import java.util.regex.Matcher;
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
            deprecated: true
            security:
              - signedBody: []
            parameters:
              - name: probe_id
                in: path
                required: true
                description: The probe.
                schema:
                  type: string
              - name: since
                in: query
                deprecated: true
                description: From when on.
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
              old_names:
                type: array
                deprecated: true
                description: Replaced by `names`.
                items:
                  type: string
              old_map:
                type: object
                deprecated: true
                description: Replaced by nothing.
                additionalProperties:
                  type: string
              old_kind:
                type: string
                deprecated: true
                description: Always the same.
                enum: [one]
              old_state:
                deprecated: true
                description: Replaced by `status`.
                allOf:
                  - $ref: '#/components/schemas/OldState'
              old_thing:
                $ref: '#/components/schemas/OldThing'
      """;

  /** Schemas that are deprecated themselves, and used. */
  private static final String NEW_SCHEMAS =
      """
          OldState:
            type: string
            deprecated: true
            description: Replaced by `OrderStatus`.
            enum: ['on', 'off']
          OldThing:
            type: object
            deprecated: true
            description: Replaced by `Product`.
            properties:
              size:
                type: string
                description: How large.
      """;

  /** What a shop has written before anything was deprecated. */
  private static final String USES_DEPRECATED =
      """
      package co.datacue.client;

      import co.datacue.client.api.ProbesApi;
      import co.datacue.client.model.ItemStatus;
      import co.datacue.client.model.OldThing;
      import java.util.List;

      final class UsesDeprecated {
        private UsesDeprecated() {}

        static ItemStatus use(ProbesApi probes) {
          probes.deleteProbe("p1", null).execute();
          return new ItemStatus().oldNames(List.of()).oldThing(new OldThing().size("M"));
        }
      }
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
            .replaceFirst(
                "(?s)(\n    ItemStatus:.*?\n      properties:\n)",
                "$1" + Matcher.quoteReplacement(NEW_PROPERTIES))
            .replace("\n  schemas:\n", "\n  schemas:\n" + NEW_SCHEMAS);
    assertTrue(after.contains(NEW_OPERATION) && after.contains(NEW_PROPERTIES));
    assertTrue(after.contains(NEW_SCHEMAS));
    Files.writeString(contract, after);
    Path user =
        copy.resolve("generated-client/src/main/java/co/datacue/client/UsesDeprecated.java");
    Files.writeString(user, USES_DEPRECATED);

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
    whatIsDeprecatedSaysWhatReplacesIt();

    Map<Path, FileTime> compiled = classes();
    copy.build("package");
    assertEquals(compiled, classes(), "nothing changed, so nothing is compiled again");

    Path released = copy.resolve("released.jar");
    Files.copy(copy.resolve("generated-client/target").resolve(jar()), released);
    Files.writeString(contract, before);
    Files.delete(user);
    // It compiles, and fails only then: what names the class is the comparison.
    String breaks = copy.maven(1, "verify", "-Dreleased.jar=" + released, "-Dspotless.check.skip");
    assertFalse(Files.exists(copy.resolve(CLIENT + "api/ProbesApi.class")));
    assertTrue(breaks.contains("co.datacue.client.api.ProbesApi"), breaks);
    assertTrue(breaks.contains("japicmp-maven-plugin"), breaks);
  }

  private void whatIsDeprecatedSaysWhatReplacesIt() throws IOException {
    String model = source("model/ItemStatus");
    for (String member :
        List.of(
            "ItemStatus oldNames(",
            "List<String> getOldNames(",
            "ItemStatus addOldNamesItem(",
            "ItemStatus oldMap(",
            "ItemStatus putOldMapItem(",
            "String getOldKind(",
            "ItemStatus oldState(")) {
      String plain = model.replace("public @Nullable ", "public ");
      assertTrue(plain.contains(" @Deprecated public " + member), () -> member + " in " + model);
    }
    assertTrue(model.contains("@deprecated Replaced by {@code names}. */"), model);
    assertTrue(source("model/OldState").contains(" @Deprecated public enum OldState "));
    assertTrue(source("model/OldThing").contains(" @Deprecated public final class OldThing "));
    String api = source("api/ProbesApi");
    assertTrue(api.contains(" @Deprecated @co.datacue.client.ApiOperation("), api);
    assertTrue(api.contains("@param since deprecated; From when on."), api);
    assertTrue(
        api.contains(" @Deprecated @retrofit2.http.Query(\"since\") @Nullable String since"), api);
  }

  /** A generated source in one line, without what joins the lines of a comment. */
  private String source(String name) throws IOException {
    Path sources = copy.resolve("generated-client/target/generated-sources/openapi");
    return Files.readString(sources.resolve("co/datacue/client/" + name + ".java"))
        .replaceAll("\n *\\* ", " ")
        .replaceAll("\\s+", " ");
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
          .filter(name -> name.matches("datacue-client-[\\d.]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
