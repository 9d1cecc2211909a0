package co.datacue.mock;

import co.datacue.mock.report.CoverageReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit 5 tests a {@link DataCueMock}: one with the settings of {@link DataCueMock#start()},
 * which all test classes of a run share, or one with settings of its own for each test class.
 * Either
 *
 * <pre>{@code
 * @ExtendWith(DataCueMockExtension.class)
 * class ShopTest {
 *   @Test
 *   void productIsSent(DataCueMock mock) { … }
 * }
 * }</pre>
 *
 * or, where the address is needed before the tests,
 *
 * <pre>{@code
 * @RegisterExtension static final DataCueMockExtension mock = new DataCueMockExtension();
 * }</pre>
 *
 * <p>A mock that remembers is registered with {@code DataCueMockExtension.stateful()}. Before each
 * test it forgets all but what it loaded; where the tests of a class run in parallel, they disturb
 * each other.
 *
 * <p>At the end of the run it reports what the tests covered of the contract, if it is told to by
 * JUnit's configuration parameters, that is system properties or {@code junit-platform.properties}:
 *
 * <ul>
 *   <li>{@code datacue.report}: a folder to write the report to, as {@link CoverageReport#write}
 *       does; its table is printed as well
 *   <li>{@code datacue.report.minimum}: how many percent have to be reached; fails the run if they
 *       are not
 *   <li>{@code datacue.report.waivers}: a file with what need not be reached, for {@link
 *       co.datacue.mock.report.Waiver#read}
 * </ul>
 *
 * <p>The exchanges are not cleared between tests, since tests may run in parallel: use ids of a
 * test's own and filter by them.
 */
public final class DataCueMockExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private final DataCueMock.@Nullable Builder settings;
  private volatile @Nullable DataCueMock mock;

  /** For the mock that all test classes share. Starts nothing yet. */
  public DataCueMockExtension() {
    this.settings = null;
  }

  /** For a mock of the test class's own, which ends with the class. Starts nothing yet. */
  public DataCueMockExtension(DataCueMock.Builder settings) {
    this.settings = settings;
  }

  /**
   * For a mock of the test class's own that remembers; see {@link DataCueMock.Builder#stateful}.
   */
  public static DataCueMockExtension stateful() {
    return new DataCueMockExtension(DataCueMock.builder().stateful());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    mock = started(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    DataCueMock started = started(context);
    if (!started.held().isEmpty()) {
      started.reset();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DataCueMock.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return started(context);
  }

  /**
   * The mock.
   *
   * @throws IllegalStateException before the first test class with this extension has begun, and in
   *     an extension that is registered in a field that is not static
   */
  public DataCueMock mock() {
    DataCueMock started = mock;
    if (started == null) {
      throw new IllegalStateException(
          "The mock is not started yet: register the extension in a static field.");
    }
    return started;
  }

  /** See {@link DataCueMock#baseUrl()}. */
  public String baseUrl() {
    return mock().baseUrl();
  }

  /** See {@link DataCueMock#key()}. */
  public String key() {
    return mock().key();
  }

  /** See {@link DataCueMock#secret()}. */
  public String secret() {
    return mock().secret();
  }

  /** See {@link DataCueMock#contract()}. */
  public Contract contract() {
    return mock().contract();
  }

  /** See {@link DataCueMock#fail(String)}. Other tests that run meanwhile meet the same. */
  public FaultRules fail(String rules) {
    return mock().fail(rules);
  }

  /** See {@link DataCueMock#exchanges()}. */
  public List<Exchange> exchanges() {
    return mock().exchanges();
  }

  /** See {@link DataCueMock#coverage()}. */
  public CoverageReport coverage() {
    return mock().coverage();
  }

  /** See {@link DataCueMock#held(String)}. */
  public HeldItems held(String resource) {
    return mock().held(resource);
  }

  /** See {@link DataCueMock#products()}. */
  public HeldItems products() {
    return mock().products();
  }

  /** See {@link DataCueMock#users()}. */
  public HeldItems users() {
    return mock().users();
  }

  /** See {@link DataCueMock#orders()}. */
  public HeldItems orders() {
    return mock().orders();
  }

  /** See {@link DataCueMock#events()}. */
  public HeldItems events() {
    return mock().events();
  }

  /** See {@link DataCueMock#reset()}. */
  public void reset() {
    mock().reset();
  }

  private DataCueMock started(ExtensionContext context) {
    // The root's store lives as long as the run, a class's as long as the class; each closes what
    // it
    // holds.
    TestRun run =
        context
            .getRoot()
            .getStore(Namespace.create(DataCueMockExtension.class))
            .getOrComputeIfAbsent(TestRun.class, type -> run(context), TestRun.class);
    DataCueMock.Builder own = settings;
    return own == null
        ? run.shared()
        : context
            .getStore(Namespace.create(DataCueMockExtension.class, this))
            .getOrComputeIfAbsent(DataCueMock.class, type -> run.start(own), DataCueMock.class);
  }

  private static TestRun run(ExtensionContext context) {
    return new TestRun(
        name -> context.getConfigurationParameter("datacue.report" + name).orElse(null));
  }
}
