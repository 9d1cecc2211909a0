package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exported classes and their public members, a line each, which names its class. */
final class PublicApi {
  private static final Path CLASSES = Path.of("target", "classes");

  private PublicApi() {}

  static String dump() throws IOException, ReflectiveOperationException {
    List<Path> files = classFiles();
    StringBuilder dump = new StringBuilder();
    Map<String, String> deprecations = deprecations(files);
    String owner = null;
    for (String line : javap(files)) {
      if (line.endsWith("{")) {
        boolean isPublic = line.startsWith("public ");
        owner =
            isPublic
                ? line.replaceAll(" (extends|implements|\\{).*", "").replaceAll(".* ", "")
                : null;
        if (isPublic) {
          dump.append(line.replace(" {", ""));
          dump.append(deprecation(deprecations, withoutTypes(owner))).append('\n');
        }
      } else if (owner != null && line.startsWith("  ")) {
        String member = line.strip().replace(";", "");
        dump.append("  ").append(owner).append(": ").append(member);
        dump.append(deprecation(deprecations, withoutTypes(owner) + ": " + member)).append('\n');
      }
    }
    assertEquals(Map.of(), deprecations, "deprecated, but not found among what javap printed");
    return dump.toString();
  }

  private static String withoutTypes(String owner) {
    return owner.replaceAll("<.*", "");
  }

  private static String deprecation(Map<String, String> deprecations, String key) {
    String words = deprecations.remove(key);
    return words == null ? "" : " // " + words;
  }

  private static List<String> javap(List<Path> files) {
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    String[] arguments =
        Stream.concat(Stream.of("-protected"), files.stream().map(Path::toString))
            .toArray(String[]::new);
    assertEquals(0, javap.run(new PrintWriter(out), new PrintWriter(System.err), arguments));
    return out.toString().lines().toList();
  }

  private static List<Path> classFiles() throws IOException {
    Set<String> exported = exportedPackages();
    try (Stream<Path> found = Files.walk(CLASSES)) {
      return found
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("package-info.class"))
          .filter(file -> exported.contains(packageName(file)))
          .sorted()
          .toList();
    }
  }

  private static Set<String> exportedPackages() throws IOException {
    try (InputStream module = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      return ModuleDescriptor.read(module).exports().stream()
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }

  private static String packageName(Path file) {
    Path folder = CLASSES.relativize(file).getParent();
    return folder == null ? "" : folder.toString().replace(File.separatorChar, '.');
  }

  /** What is deprecated, under what javap prints for it; it knows no annotations. */
  private static Map<String, String> deprecations(List<Path> files)
      throws ReflectiveOperationException {
    Map<String, String> words = new TreeMap<>();
    for (Path file : files) {
      String name = CLASSES.relativize(file).toString().replace(File.separatorChar, '.');
      Class<?> type =
          Class.forName(name.replaceAll("\\.class$", ""), false, PublicApi.class.getClassLoader());
      if (type.isAnnotationPresent(Deprecated.class)) {
        words.put(type.getName(), "deprecated");
      }
      for (AccessibleObject member : members(type)) {
        List<String> said = said(member);
        if (!said.isEmpty()) {
          words.put(type.getName() + ": " + shown(member, type), String.join(", ", said));
        }
      }
    }
    return words;
  }

  private static List<AccessibleObject> members(Class<?> type) {
    return Stream.of(
            type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(member -> isVisible(type) && isVisible((Member) member))
        .map(AccessibleObject.class::cast)
        .toList();
  }

  private static boolean isVisible(Class<?> type) {
    return Modifier.isPublic(type.getModifiers());
  }

  private static boolean isVisible(Member member) {
    return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
  }

  /** As javap writes it. */
  private static String shown(AccessibleObject member, Class<?> type) {
    String text =
        member instanceof Executable executable
            ? executable.toGenericString()
            : ((Field) member).toGenericString();
    String name = member instanceof Constructor ? "" : ((Member) member).getName();
    return text.replace(type.getName() + "." + name, name).replaceAll(",(?! )", ", ");
  }

  private static List<String> said(AccessibleObject member) {
    List<String> said = new ArrayList<>();
    if (member.isAnnotationPresent(Deprecated.class)) {
      said.add("deprecated");
    }
    if (member instanceof Executable executable) {
      Parameter[] parameters = executable.getParameters();
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i].isAnnotationPresent(Deprecated.class)) {
          said.add("parameter " + (i + 1) + " deprecated");
        }
      }
    }
    return said;
  }
}
