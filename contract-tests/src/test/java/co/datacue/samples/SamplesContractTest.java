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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sample of the reference page, run as a program of its own against the mock. */
class SamplesContractTest {
  @AutoClose private static final SampleRuns RUNS = new SampleRuns();

  @TestFactory
  List<DynamicTest> sampleSendsTheExampleAndTellsWhatCameBack() {
    return tests(samples(), RUNS::start, SamplesContractTest::assertSucceeded);
  }

  /** The client's exceptions have tests of their own, so one operation stands for all in Java. */
  @TestFactory
  List<DynamicTest> refusedCallFailsTheSample() {
    return tests(
        samples().filter(sample -> !sample.isIn(Language.JAVA) || sample.isOf("createUser")),
        RUNS::startWithWrongCredentials,
        SamplesContractTest::assertFailed);
  }

  /** Another host would get the credentials, and a POST that becomes a GET does nothing. */
  @TestFactory
  List<DynamicTest> redirectIsAFailureAndIsNotFollowed() {
    return tests(
        ownPrograms(),
        RUNS::startRedirected,
        (sample, run) -> {
          assertEquals(1, run.asked().size(), run.asked() + "\n" + run.program().output());
          assertEquals(List.of(), run.followed());
          assertNotEquals(0, run.program().status(), run.program().output());
        });
  }

  @TestFactory
  List<DynamicTest> missingKeyIsToldBeforeAnythingIsSent() {
    return tests(
        ownPrograms(),
        RUNS::startWithoutKey,
        (sample, run) -> assertNothingSent(run, "DATACUE_API_KEY"));
  }

  @TestFactory
  List<DynamicTest> missingSecretIsToldBeforeAnythingIsSent() {
    return tests(
        ownPrograms().filter(Sample::isSigned),
        RUNS::startWithoutSecret,
        (sample, run) -> assertNothingSent(run, "DATACUE_API_SECRET"));
  }

  private static void assertNothingSent(Run run, String variable) {
    assertEquals(List.of(), run.exchanges());
    assertNotEquals(0, run.program().status(), run.program().output());
    assertTrue(run.program().output().contains(variable), run.program().output());
  }

  /** A page has its key written into it and calls through the hosted script. */
  private static Stream<Sample> ownPrograms() {
    return samples()
        .filter(sample -> !sample.isIn(Language.BROWSER))
        .filter(sample -> !sample.isIn(Language.JAVA) || sample.isOf("createUser"));
  }

  private static void assertSucceeded(Sample sample, Run run) throws Exception {
    Operation operation = sample.operation();
    Exchange exchange = run.exchange();
    String all = exchange + "\n" + run.program().output();

    assertEquals(operation.id(), exchange.operationId(), all);
    assertTrue(exchange.signatureValid(), all);
    assertTrue(
        exchange.status() < 300 && operation.documentation(exchange.status()).isPresent(), all);
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
  private static <R> List<DynamicTest> tests(
      Stream<Sample> samples, Function<Sample, Future<R>> start, Check<R> check) {
    return samples.map(sample -> test(sample, start, check)).toList();
  }

  private static <R> DynamicTest test(
      Sample sample, Function<Sample, Future<R>> start, Check<R> check) {
    if (!sample.language().installed()) {
      return dynamicTest(sample.toString(), () -> assumeTrue(false, sample.language().missing()));
    }
    Future<R> run = start.apply(sample);
    // With the file as the heading: Surefire reports dynamic tests by number.
    return dynamicTest(
        sample.toString(),
        () -> assertAll(sample.file().toString(), () -> check.of(sample, run.get())));
  }

  private interface Check<R> {
    void of(Sample sample, R run) throws Exception;
  }
}
