package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.samples.SampleRuns.Run;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sample of the reference page, run as a program of its own against the mock. */
class SamplesContractTest {
  private static SampleRuns runs;

  @BeforeAll
  static void startMocks() {
    runs = new SampleRuns();
  }

  @AfterAll
  static void stopMocks() {
    runs.close();
  }

  @TestFactory
  List<DynamicTest> sampleSendsTheExampleAndTellsWhatCameBack() {
    return tests(samples(), runs::start, SamplesContractTest::assertSucceeded);
  }

  /** The client's exceptions have tests of their own, so one operation stands for all in Java. */
  @TestFactory
  List<DynamicTest> refusedCallFailsTheSample() {
    return tests(
        samples().filter(sample -> !sample.isIn(Language.JAVA) || sample.isOf("createUser")),
        runs::startWithWrongCredentials,
        SamplesContractTest::assertFailed);
  }

  private static void assertSucceeded(Sample sample, Run run) throws Exception {
    Operation operation = sample.operation();
    Exchange exchange = run.exchange();
    String all = exchange + "\n" + run.program().output();

    assertEquals(operation.id(), exchange.operationId(), all);
    assertTrue(exchange.signatureValid(), all);
    assertTrue(exchange.status() < 300 && operation.documents(exchange.status()), all);
    assertEquals(0, run.program().status(), all);
    Example.of(operation).assertSent(exchange);
    WhatCameBack.assertTold(sample, exchange, run.program().output());
  }

  private static void assertFailed(Sample sample, Run run) {
    assertFalse(run.exchange().signatureValid());
    assertEquals(401, run.exchange().status());
    assertNotEquals(0, run.program().status(), run.program().output());
    assertTrue(run.program().output().contains("401"), run.program().output());
  }

  private static Stream<Sample> samples() {
    return Sample.all(Contract.builtIn());
  }

  /** Starts all of them at once, to be waited for one after the other. */
  private static List<DynamicTest> tests(
      Stream<Sample> samples, Function<Sample, Future<Run>> start, Check check) {
    return samples.map(sample -> test(sample, start, check)).toList();
  }

  private static DynamicTest test(Sample sample, Function<Sample, Future<Run>> start, Check check) {
    if (!sample.language().installed()) {
      return dynamicTest(sample.toString(), () -> assumeTrue(false, sample.language().missing()));
    }
    Future<Run> run = start.apply(sample);
    // With the file as the heading: Surefire reports dynamic tests by number.
    return dynamicTest(
        sample.toString(),
        () -> assertAll(sample.file().toString(), () -> check.of(sample, run.get())));
  }

  private interface Check {
    void of(Sample sample, Run run) throws Exception;
  }
}
