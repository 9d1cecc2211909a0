package co.datacue.mock.prism;

import co.datacue.mock.MockException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where Prism is installed on this machine: once per lockfile, in the user's cache folder, for all
 * projects. The system property {@value #HOME_PROPERTY} names another folder, for example one that
 * was filled beforehand on a machine without a network.
 */
public final class PrismInstallation {
  static final String HOME_PROPERTY = "datacue.mock.prismHome";

  private static final String LOCKFILE = "package-lock.json";
  private static final List<String> FILES = List.of("package.json", LOCKFILE, ".npmrc");
  private static final String PACKAGE = "node_modules/@stoplight/prism-cli";

  /** Longer than npm is given. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Node node;
  private final Path home;

  private PrismInstallation(Node node, Path home) {
    this.node = node;
    this.home = home;
  }

  /** The installation for this JVM, made now if there is none yet. */
  public static PrismInstallation ensure() {
    String property = System.getProperty(HOME_PROPERTY);
    return ensure(Node.onPath(), property == null ? defaultHome(cacheFolder()) : Path.of(property));
  }

  /**
   * @throws MockException if Node.js is missing or too old, npm fails, or the folder holds
   *     something else
   */
  static PrismInstallation ensure(Node node, Path home) {
    node.requireSupported();
    PrismInstallation installation = new PrismInstallation(node, home.toAbsolutePath());
    try {
      if (!Files.exists(home)) {
        installation.install();
      }
      installation.requireWhole();
      return installation;
    } catch (IOException e) {
      throw new MockException("Prism could not be installed into " + home + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MockException("Interrupted while installing Prism into " + home, e);
    }
  }

  /** Named for the pinned version and the lockfile, so that another lockfile installs anew. */
  static Path defaultHome(Path cacheFolder) {
    String name =
        "prism-" + version(resource("package.json"), "/dependencies/@stoplight~1prism-cli");
    return cacheFolder.resolve("datacue-mock").resolve(name + "-" + shortHash(resource(LOCKFILE)));
  }

  Node node() {
    return node;
  }

  /** Prism's command line program, to be run by {@code node}. */
  public Path cli() {
    return home.resolve(PACKAGE).resolve("dist/index.js");
  }

  @SuppressWarnings("try") // the lock is only to be held
  private void install() throws IOException, InterruptedException {
    Path parent = Objects.requireNonNull(home.getParent(), "home has no parent");
    Files.createDirectories(parent);
    Path lockFile = parent.resolve(home.getFileName() + ".lock");
    try (InstallationLock lock = InstallationLock.take(lockFile, PATIENCE)) {
      if (!Files.exists(home)) { // nobody else made it meanwhile
        System.err.println("Installing Prism " + pinned() + " into " + home + " (once)");
        Path partial = parent.resolve(home.getFileName() + ".partial");
        Folders.deleteTree(partial); // left by a JVM that was killed
        Files.createDirectories(partial);
        for (String file : FILES) {
          Files.write(partial.resolve(file), resource(file));
        }
        node.installInto(partial);
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private void requireWhole() throws IOException {
    Path manifest = home.resolve(PACKAGE).resolve("package.json");
    String found =
        Files.exists(manifest) ? version(Files.readAllBytes(manifest), "/version") : "none";
    if (!found.equals(pinned()) || !Files.exists(cli())) {
      throw new MockException(
          home
              + " should hold Prism "
              + pinned()
              + ", but holds "
              + (found.equals(pinned()) ? "a part of it" : found)
              + ". Delete the folder to have Prism installed anew, or set the system property "
              + HOME_PROPERTY
              + " to another one.");
    }
  }

  private static String pinned() {
    return version(resource("package.json"), "/dependencies/@stoplight~1prism-cli");
  }

  private static Path cacheFolder() {
    @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
    return xdg == null || xdg.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(xdg);
  }

  private static byte[] resource(String name) {
    try (InputStream in = PrismInstallation.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new MockException("The resource prism/" + name + " could not be read: " + e, e);
    }
  }

  private static String version(byte[] json, String pointer) {
    try {
      return new ObjectMapper().readTree(json).at(pointer).asText();
    } catch (IOException e) {
      throw new MockException("A package.json is damaged: " + e.getMessage(), e);
    }
  }

  private static String shortHash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
