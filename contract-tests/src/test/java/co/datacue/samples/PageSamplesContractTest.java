package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.samples.SampleRuns.Run;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples that nobody wrote: the page has one of every example in every language. */
class PageSamplesContractTest {
  private static final Contract CONTRACT = Contract.builtIn();

  @AutoClose private static final SampleRuns RUNS = new SampleRuns();

  @Test
  void everyExampleHasOneInEveryLanguage() throws IOException {
    Set<String> wanted = new HashSet<>();
    CONTRACT
        .operations()
        .forEach(
            operation ->
                operation.requestExamples().keySet().stream()
                    .skip(1)
                    .forEach(
                        example ->
                            Language.of(operation)
                                .forEach(language -> wanted.add(example + " " + language))));
    Set<String> found = new HashSet<>();
    PageSample.ofFurtherExamples(CONTRACT)
        .forEach(sample -> found.add(sample.example() + " " + sample.language()));
    assertEquals(wanted, found);
  }

  @TestFactory
  List<DynamicTest> sampleSendsItsExample() throws IOException {
    return PageSample.ofFurtherExamples(CONTRACT).stream()
        .map(PageSamplesContractTest::test)
        .toList();
  }

  private static DynamicTest test(PageSample sample) {
    if (!sample.language().installed()) {
      return dynamicTest(sample.toString(), () -> assumeTrue(false, sample.language().missing()));
    }
    Future<Run> run = RUNS.start(sample);
    return dynamicTest(
        sample.toString(), () -> assertAll(sample.toString(), () -> check(sample, run.get())));
  }

  private static void check(PageSample sample, Run run) throws IOException {
    Exchange exchange = run.exchange();
    String all = exchange + "\n" + run.program().output();
    assertEquals(sample.operation().id(), exchange.operationId(), all);
    assertTrue(exchange.signatureValid(), all);
    assertTrue(exchange.status() < 300, all);
    assertEquals(0, run.program().status(), all);
    JsonNode wanted = sample.operation().requestExamples().get(sample.example());
    JsonNode sent = new ObjectMapper().readTree(exchange.requestBody());
    if (sample.language() == Language.BROWSER) { // the script tells of the visitor by itself
      Example.assertSame(wanted.get("event"), sent.get("event"));
    } else {
      Example.assertSame(wanted, sent);
    }
  }
}
