package co.datacue.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  @Test
  void everyOperationIsAnsweredAsDocumented() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Set<String> missing = Quickstart.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String text = printed.toString(StandardCharsets.UTF_8);
    assertEquals(Set.of(), missing, text);
    assertTrue(text.contains("19 of 19 operations answered as documented."), text);
    assertTrue(text.contains("1 OK, failed: p1 already exists"), text);
    assertTrue(text.contains("UnauthorizedException"), text);
  }
}
