package co.datacue.contract.edition;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole project in another folder, to be changed and built there. */
record WholeProject(Path folder) {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final Set<String> LEFT_OUT = Set.of(".git", ".idea", "target", "node_modules");
  private static final int MINUTES = 30;

  /** What a command printed, and how it ended. */
  record Run(int status, String output, double seconds) {}

  /** Copies what is no result of a build; the contract's tools are linked. */
  static WholeProject to(Path folder) throws IOException {
    Files.walkFileTree(
        PROJECT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(folder.resolve(PROJECT.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, folder.resolve(PROJECT.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
    Path tools = PROJECT.resolve("spec/node_modules");
    if (Files.isDirectory(tools)) {
      Files.createSymbolicLink(folder.resolve("spec/node_modules"), tools.toRealPath());
    }
    return new WholeProject(folder);
  }

  /** Every Java file that somebody wrote, with what is in it; samples are not among them. */
  String javaByHand() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
        String name = folder.relativize(file).toString();
        boolean made = name.contains("target" + File.separator);
        if (!made && !name.startsWith(Path.of("spec", "samples").toString())) {
          all.append(name).append('\n').append(Files.readString(file));
        }
      }
      return all.toString();
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Offline: the build that runs this has everything. */
  Run maven(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-o", "-B", "-ntp"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  Run node(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    File output = Files.createTempFile("output", ".txt").toFile();
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command + " still ran after " + MINUTES + " minutes");
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    Files.delete(output.toPath());
    return new Run(process.exitValue(), text, seconds);
  }
}
