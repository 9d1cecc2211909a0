package co.datacue.contract.constructs;

import co.datacue.client.DataCueClient;
import co.datacue.contract.drift.ProjectCopy;
import co.datacue.signing.SigningInterceptor;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The client as a copy of the project builds it, beside the one that the tests run with. */
final class ChangedClient {
  private final Class<?> probe;

  /**
   * @param copy has been built
   */
  ChangedClient(ProjectCopy copy) throws ReflectiveOperationException {
    List<URL> urls = new ArrayList<>();
    urls.add(url(copy.resolve("generated-client/target/classes")));
    urls.add(url(copy.resolve("signing-interceptor/target/classes")));
    Set<Path> replaced = Set.of(home(DataCueClient.class), home(SigningInterceptor.class));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (!replaced.contains(path)) {
        urls.add(url(path));
      }
    }
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    probe = Class.forName(ClientProbe.class.getName(), true, loader);
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a static method of {@link ClientProbe} there, where the changed client is. */
  String probe(String method, String name, String json) {
    try {
      return (String)
          probe.getDeclaredMethod(method, String.class, String.class).invoke(null, name, json);
    } catch (InvocationTargetException e) {
      throw new AssertionError(name + ": " + json + ": " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
