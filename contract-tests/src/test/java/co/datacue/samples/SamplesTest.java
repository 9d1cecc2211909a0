package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.mock.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operation that is new in the contract gets its samples, and one that is gone loses them. */
class SamplesTest {
  private static final Contract CONTRACT = Contract.builtIn();

  @Test
  void everyOperationHasASampleInEachLanguageAndThereAreNoOthers() throws IOException {
    Set<String> wanted = names(Sample.all(CONTRACT).map(Sample::file));
    try (Stream<Path> files = Files.walk(Sample.FOLDER)) {
      Set<String> found = names(files.filter(Files::isRegularFile));
      assertEquals(
          Set.of(),
          without(wanted, found),
          "to be written in spec/samples: node spec/publish/lint.mjs drafts them");
      assertEquals(Set.of(), without(found, wanted), "to be removed from spec/samples");
    }
  }

  private static Set<String> names(Stream<Path> files) {
    return files
        .map(file -> Sample.FOLDER.relativize(file).toString().replace('\\', '/'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }
}
