package co.datacue.samples;

import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The languages that have samples, how a sample is run and what has to be installed for it. */
enum Language {
  JAVA("", List.of(Program.JAVA, "-version"), "a JDK"),
  BROWSER("browser.js", List.of("node", "--version"), "Node.js 20 or newer"),
  NODE("node.mjs", List.of("node", "--version"), "Node.js 20 or newer"),
  PYTHON("python.py", List.of("python3", "--version"), "python3"),
  PHP(
      "php.php",
      List.of("php", "-r", "exit((int) !extension_loaded('curl'));"),
      "php-cli, php-curl"),
  CURL("curl.sh", List.of("sh", "-c", "openssl version && curl --version"), "openssl and curl");

  private static final Map<Language, Boolean> INSTALLED = new ConcurrentHashMap<>();

  private final String file;
  private final List<String> probe;
  private final String packages;

  Language(String file, List<String> probe, String packages) {
    this.file = file;
    this.probe = probe;
    this.packages = packages;
  }

  /**
   * The languages an operation is shown in: all, but Browser only where the key is enough. A signed
   * call needs the secret, which must never be on a page.
   */
  static List<Language> of(Operation operation) {
    return Arrays.stream(values())
        .filter(language -> language != BROWSER || operation.signing() == Signing.KEY_ONLY)
        .toList();
  }

  String fileOf(Operation operation) {
    return this == JAVA ? classOf(operation) + ".java" : file;
  }

  String file() {
    return file;
  }

  /** Whether this machine can run the samples. */
  boolean installed() {
    return INSTALLED.computeIfAbsent(this, language -> Program.works(probe));
  }

  String missing() {
    return "The " + this + " samples are not run: install " + packages + " and put it on the PATH";
  }

  /** The command that runs the sample in this file. */
  List<String> command(Operation operation, Path file) {
    return this == BROWSER
        ? List.of("node", hostedScript(), file.toString(), anonymousId(operation))
        : command(operation.id() + "." + classOf(operation), file);
  }

  /** The command that runs a program: this file's, or in Java this class's. */
  List<String> command(String mainClass, Path file) {
    String path = file.toString();
    return switch (this) {
      case JAVA -> Program.java(mainClass);
      case BROWSER -> throw new IllegalArgumentException("A page is no program: " + path);
      case NODE -> List.of("node", path);
      case PYTHON -> List.of("python3", path);
      case PHP -> List.of("php", path);
      case CURL -> List.of("sh", path);
    };
  }

  private static String classOf(Operation operation) {
    return Character.toUpperCase(operation.id().charAt(0)) + operation.id().substring(1);
  }

  private static String hostedScript() {
    URI script = URI.create(Language.class.getResource("hosted-script.mjs").toString());
    return Path.of(script).toString();
  }

  /** The visitor's id, which a page does not choose. */
  private static String anonymousId(Operation operation) {
    return operation.requestExamples().values().iterator().next().at("/user/anonymous_id").asText();
  }
}
