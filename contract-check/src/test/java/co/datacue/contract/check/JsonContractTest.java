package co.datacue.contract.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonContractTest {
  @Test
  void saysWhatTheYamlSays() {
    assertEquals(
        "{\"info\":{\"title\":\"é\",\"version\":\"1.0\"},"
            + "\"again\":{\"title\":\"é\",\"version\":\"1.0\"},"
            + "\"values\":[0.01,9007199254740993,500,null,true,\"2020-01-01\"]}",
        JsonContract.of(
            """
            info: &info {title: "é", version: '1.0'}
            again: *info
            values: [0.01, 9007199254740993, 500, null, true, 2020-01-01]
            """));
  }

  @Test
  void fileThatSaysTheSameKeepsItsTime(@TempDir Path folder) throws Exception {
    Path contract = Files.writeString(folder.resolve("openapi.yaml"), "a: 1\n");
    Path target = folder.resolve("classes/openapi.json");
    JsonContract.main(new String[] {contract.toString(), target.toString()});
    FileTime early = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(target, early);
    JsonContract.main(new String[] {contract.toString(), target.toString()});
    assertEquals(early, Files.getLastModifiedTime(target));
    Files.writeString(contract, "a: 2\n");
    JsonContract.main(new String[] {contract.toString(), target.toString()});
    assertEquals("{\"a\":2}", Files.readString(target));
  }
}
