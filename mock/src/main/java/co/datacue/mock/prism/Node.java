package co.datacue.mock.prism;

import co.datacue.mock.MockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Node.js of this machine, by the names of its two commands.
 *
 * @param node the command that runs JavaScript
 * @param npm the command that installs packages
 */
record Node(String node, String npm) {
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");
  private static final int END_SECONDS = 10;
  private static final String WANTED =
      """
      Prism, the mock server behind the gate, needs Node.js 20.19 or newer with npm on the PATH:
        Debian 13 or newer  sudo apt-get install nodejs npm
        Ubuntu              sudo snap install node --classic
        Fedora              sudo dnf install nodejs npm
        macOS               brew install node
        Windows             winget install OpenJS.NodeJS.LTS
        in a container      image node:22-bookworm, and in it apt-get install openjdk-17-jre-headless
      For other systems nodejs.org has it. Then start the mock again.\
      """;

  static Node onPath() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new Node("node", windows ? "npm.cmd" : "npm");
  }

  /**
   * @throws MockException if there is no Node.js, or one that is too old
   */
  void requireSupported() {
    String version;
    try {
      Process process = new ProcessBuilder(node, "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new MockException("No Node.js found (" + e.getMessage() + ").\n" + WANTED, e);
    }
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      throw new MockException(
          "`" + node + " --version` answered \"" + version + "\", which is no version.\n" + WANTED);
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (major < 20 || (major == 20 && minor < 19)) {
      throw new MockException("Found Node.js " + version + ", which is too old.\n" + WANTED);
    }
  }

  /**
   * Installs what the lockfile in the folder names, without running any package's scripts. However
   * it ends, npm has ended too; so it does when the JVM is told to go meanwhile.
   *
   * @throws MockException with npm's output, if it fails
   */
  void installInto(Path folder) throws InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new MockException("No npm found (" + e.getMessage() + ").\n" + WANTED, e);
    }
    OutputTail output = new OutputTail(process, Pattern.compile("(?!)()"));
    Thread hook = new Thread(() -> end(process), "datacue-mock-end-npm");
    Runtime.getRuntime().addShutdownHook(hook);
    boolean ended;
    try {
      ended = process.waitFor(5, TimeUnit.MINUTES);
    } finally {
      end(process);
      remove(hook);
    }
    output.awaitEnd();
    if (!ended || process.exitValue() != 0) {
      throw new MockException(
          "`npm ci` "
              + (ended ? "failed with exit code " + process.exitValue() : "took over 5 minutes")
              + ". It needs the npm registry once; after that Prism is kept. Its output:\n"
              + output);
    }
  }

  /** Ends the process with all that it started, and waits for that, interrupted or not. */
  private static void end(Process process) {
    // Listed before anything ends: whoever's parent has ended is nobody's descendant.
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS).join();
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook with it.
    }
  }
}
