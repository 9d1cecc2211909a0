package co.datacue.mock;

import co.datacue.mock.gate.CredentialsCheck;
import co.datacue.mock.gate.Relay;
import co.datacue.mock.gate.SignatureGate;
import co.datacue.mock.gate.Step;
import co.datacue.mock.gate.Steps;
import co.datacue.mock.inspector.Inspector;
import co.datacue.mock.prism.Prism;
import co.datacue.mock.prism.PrismInstallation;
import co.datacue.mock.prism.PrismKeeper;
import co.datacue.mock.report.Coverage;
import co.datacue.mock.report.CoverageReport;
import co.datacue.mock.report.Waiver;
import co.datacue.mock.state.HoldingStep;
import co.datacue.mock.state.Resources;
import co.datacue.mock.state.Seed;
import co.datacue.mock.state.State;
import co.datacue.mock.trouble.Faults;
import co.datacue.mock.trouble.TroubleStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A running mock of the DataCue API on 127.0.0.1. It checks credentials and signatures as the API
 * does, then lets Prism check the request against the contract and answer with the contract's
 * examples. A batch is answered with one status for each item sent.
 *
 * <p>It keeps nothing between requests, so that tests which use the same ids do not disturb each
 * other, unless it is {@linkplain Builder#stateful stateful}. Then what was created is there until
 * it is deleted, and {@link #products()} and the others show it.
 *
 * <p>A caller chooses another documented answer with a header such as {@code Prefer: code=400} or
 * {@code Prefer: code=207, example=partlyFailed}; it never overrides a real violation, and nothing
 * is held of such a request. Answers of the gate itself carry the header {@code
 * DataCue-Mock-Reason}. A batch body above 5 MiB is answered with 413, any other above 10 MiB.
 *
 * <p>Needs Node.js 20.19 or newer. The first start on a machine installs Prism with npm into the
 * user's cache folder. Safe for any number of threads.
 */
public final class DataCueMock implements AutoCloseable {
  private static final int MAX_EXCHANGES = 10_000;
  private static final long MAX_RECORDED_BYTES = 128L * 1024 * 1024;

  private final String key;
  private final String secret;
  private final Contract contract;
  private final Recording recording;
  private final Coverage coverage;
  private final Faults faults;
  private final Resources resources;
  private final @Nullable State state;
  private final PrismKeeper prism;
  private final SignatureGate gate;

  private DataCueMock(Builder builder, Function<Contract, Coverage> coverage) {
    this.key = builder.key;
    this.secret = builder.secret;
    this.recording = new Recording(MAX_EXCHANGES, maxRecordedBytes());
    byte[] text = Contract.textOf(builder.file);
    // Prism takes longest, so it goes first; meanwhile the gate reads the contract.
    CompletableFuture<PrismKeeper> starting = CompletableFuture.supplyAsync(() -> keeper(text));
    try {
      this.contract = Contract.parsed(builder.file, text);
      this.coverage = coverage.apply(contract);
      this.faults = new Faults(contract, builder.seed);
      if (!builder.faults.isEmpty()) {
        faults.add(String.join("; ", builder.faults));
      }
      this.resources = new Resources(contract);
      this.state = builder.stateful ? new State(resources, State.shareOfMemory()) : null;
      this.prism = started(starting);
      load(builder.loaded);
      this.gate =
          new SignatureGate(
              builder.port,
              contract,
              steps(),
              callsOnly(builder.onExchange.andThen(tell(contract))),
              callsOnly(record()));
    } catch (RuntimeException e) {
      starting.thenAccept(PrismKeeper::close);
      throw e;
    }
  }

  private static PrismKeeper keeper(byte[] contract) {
    PrismInstallation installation = PrismInstallation.ensure();
    return new PrismKeeper(() -> Prism.start(installation, contract));
  }

  private static PrismKeeper started(CompletableFuture<PrismKeeper> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof MockException problem ? problem : e;
    }
  }

  /**
   * Starts a mock of the built-in contract on any free port, with the key {@code test-key} and the
   * secret {@code test-secret}. Takes a second or two.
   *
   * @throws MockException if it cannot be started; the message says how to mend it
   */
  public static DataCueMock start() {
    return builder().start();
  }

  /** Starts from the settings of {@link #start()}, to be changed. */
  public static Builder builder() {
    return new Builder();
  }

  /** Scheme, host and port, without a slash at the end. */
  public String baseUrl() {
    return gate.baseUrl();
  }

  /** The page that shows what the mock saw, for a browser on this machine. */
  public String inspectorUrl() {
    return baseUrl() + Inspector.PATH;
  }

  /** The API key that is accepted. */
  public String key() {
    return key;
  }

  /** The secret that signatures must be made with. */
  public String secret() {
    return secret;
  }

  /** The contract that is mocked. */
  public Contract contract() {
    return contract;
  }

  /**
   * The latest requests and their answers, oldest first: at most 10,000, and no more than have 128
   * MiB together, or an eighth of the memory that this JVM may take; older ones are dropped. A
   * request is listed by the time its answer arrives.
   */
  public List<Exchange> exchanges() {
    return recording.exchanges();
  }

  /**
   * What the requests so far covered of the contract, all of them since the start, however many.
   */
  public CoverageReport coverage() {
    return coverage.report();
  }

  /**
   * The same, with waivers and a minimum.
   *
   * @param waivers cells to be excused
   * @param minimum how many percent have to be reached
   * @throws IllegalArgumentException if a waiver covers nothing that the contract has, or the
   *     minimum is not from 0 to 100
   */
  public CoverageReport coverage(List<Waiver> waivers, OptionalInt minimum) {
    return coverage.report(waivers, minimum);
  }

  /**
   * Forgets the exchanges so far, not what they covered. Where tests run in parallel they should
   * rather filter.
   */
  public void clear() {
    recording.clear();
  }

  /**
   * Lets requests go wrong, by rules such as {@code updateUser: 2x 503, 5% reset}, until what is
   * returned is closed. They go before all other rules, and count anew. The page docs/trouble.md
   * has the whole grammar.
   *
   * @throws IllegalArgumentException if the rules cannot be read; names the place
   */
  public FaultRules fail(String rules) {
    return new FaultRules(rules, faults.add(rules));
  }

  /**
   * What chance begins with in the rules of {@link #fail}: with the same seed, the same happens.
   */
  public long seed() {
    return faults.seed();
  }

  /**
   * What is held, by resource, in the contract's order; empty unless the mock is {@linkplain
   * Builder#stateful stateful}.
   */
  public List<HeldItems> held() {
    return state == null ? List.of() : state.held();
  }

  /**
   * What is held of one resource of the contract.
   *
   * @param resource its name in the contract's paths, such as {@code products}
   * @throws IllegalArgumentException if the contract has none of this name
   * @throws IllegalStateException unless the mock is {@linkplain Builder#stateful stateful}
   */
  public HeldItems held(String resource) {
    return memory().held(resource);
  }

  /** The products that are held; see {@link #held(String)}. */
  public HeldItems products() {
    return held("products");
  }

  /** The users that are held; see {@link #held(String)}. */
  public HeldItems users() {
    return held("users");
  }

  /** The orders that are held; see {@link #held(String)}. */
  public HeldItems orders() {
    return held("orders");
  }

  /** The latest 100,000 events; see {@link #held(String)}. */
  public HeldItems events() {
    return held("events");
  }

  /**
   * Goes back to what was held when the mock had started: what it loaded, or nothing.
   *
   * @throws IllegalStateException unless the mock is {@linkplain Builder#stateful stateful}
   */
  public void reset() {
    memory().reset();
  }

  private State memory() {
    if (state == null) {
      throw new IllegalStateException(
          "The mock holds nothing: start it with DataCueMock.builder().stateful().");
    }
    return state;
  }

  /** Stops listening and ends Prism. Requests under way may go unanswered. */
  @Override
  public void close() {
    gate.close();
    prism.close();
  }

  /** The address; neither key nor secret. */
  @Override
  public String toString() {
    return "DataCueMock[" + baseUrl() + "]";
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Inspector(contract, key, secret, recording, coverage::report, held(), this::reset));
    steps.addAll(Steps.checks(contract, new CredentialsCheck(key, secret)));
    steps.add(new TroubleStep(faults));
    steps.addAll(answering());
    return steps;
  }

  private List<Step> answering() {
    List<Step> steps = new ArrayList<>();
    steps.add(new HoldingStep(contract, resources, state));
    steps.addAll(Steps.prism(contract, new Relay(prism)));
    return steps;
  }

  private static long maxRecordedBytes() {
    return Math.min(MAX_RECORDED_BYTES, Runtime.getRuntime().maxMemory() / 8);
  }

  private Consumer<Exchange> record() {
    // Reports are passed on, so a secret that somebody put into the path is not to be in them.
    Consumer<Exchange> covered =
        exchange -> coverage.add(exchange.withRawPath(exchange.rawPath().replace(secret, "***")));
    return covered.andThen(recording::add);
  }

  private void load(Map<String, Path> files) {
    if (state != null) {
      Seed seed = new Seed(contract, resources, Step.chain(answering()));
      files.forEach(seed::plant);
      state.keepAsStart();
    }
  }

  private static Consumer<Exchange> callsOnly(Consumer<Exchange> onExchange) {
    return exchange -> {
      if (!Inspector.owns(exchange.rawPath())) {
        onExchange.accept(exchange);
      }
    };
  }

  private static Consumer<Exchange> tell(Contract contract) {
    List<ExchangeListener> listeners =
        ServiceLoader.load(ExchangeListener.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return exchange -> listeners.forEach(listener -> listener.answered(contract, exchange));
  }

  PrismKeeper prism() {
    return prism;
  }

  /** Settings of a mock. Not for use by several threads. */
  public static final class Builder {
    private int port;
    private String key = "test-key";
    private String secret = "test-secret";
    private @Nullable Path file;
    private final List<String> faults = new ArrayList<>();
    private long seed = ThreadLocalRandom.current().nextLong(1, 1_000_000_000);
    private boolean stateful;
    private final Map<String, Path> loaded = new LinkedHashMap<>();
    private Consumer<Exchange> onExchange = exchange -> {};

    private Builder() {}

    /**
     * The port to listen on; 0, as it is from the start, takes any free one.
     *
     * @throws IllegalArgumentException unless it is from 0 to 65535
     */
    public Builder port(int port) {
      require(port >= 0 && port <= 65535, "port must be from 0 to 65535: " + port);
      this.port = port;
      return this;
    }

    /**
     * The API key to accept.
     *
     * @throws IllegalArgumentException if it is blank or has a colon, where Basic credentials end
     *     it
     */
    public Builder key(String key) {
      require(!key.isBlank(), "key must not be blank");
      require(key.indexOf(':') < 0, "key must not contain a colon");
      this.key = key;
      return this;
    }

    /**
     * The secret that signatures must be made with.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Builder secret(String secret) {
      require(!secret.isBlank(), "secret must not be blank");
      this.secret = secret;
      return this;
    }

    /** A contract to mock in place of the built-in one; one file, without outside references. */
    public Builder contract(Path file) {
      this.file = file;
      return this;
    }

    /**
     * Lets requests go wrong from the start, as {@link DataCueMock#fail} does later. Called again,
     * it adds rules after those that are there, as a semicolon does.
     */
    public Builder fail(String rules) {
      faults.add(rules);
      return this;
    }

    /** See {@link DataCueMock#seed()}; drawn at random unless it is set. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Has the mock remember: what was created is there until it is deleted, creating it again or
     * changing what is not there is refused, and recommendations are drawn from the products that
     * are held. What cannot be done fails its item of a batch, as the reference shows; alone it is
     * answered with 400, which is an assumption.
     *
     * <p>What is held may take six tenths of the JVM's memory, about a million products of 400
     * bytes in 1 GiB. What comes then is refused and says so. Without this setting nothing is held.
     */
    public Builder stateful() {
      this.stateful = true;
      return this;
    }

    /**
     * Has the mock remember, as {@link #stateful()}, and begin with what is in a file: one JSON
     * object a line, as it would be sent to be created. The API's rules hold for it.
     *
     * @param resource the resource's name in the contract's paths, such as {@code products}
     */
    public Builder load(String resource, Path jsonLines) {
      loaded.put(resource, jsonLines);
      return stateful();
    }

    /** Called for every request before it is answered, by several threads at once. */
    Builder onExchange(Consumer<Exchange> onExchange) {
      this.onExchange = onExchange;
      return this;
    }

    /**
     * Starts the mock.
     *
     * @throws IllegalArgumentException if rules of {@link #fail} cannot be read; names the place
     * @throws MockException if it cannot be started; the message says how to mend it
     */
    public DataCueMock start() {
      return start(Coverage::of);
    }

    /** Starts the mock and counts what it is sent there. */
    DataCueMock start(Function<Contract, Coverage> coverage) {
      return new DataCueMock(this, coverage);
    }

    private static void require(boolean rule, String message) {
      if (!rule) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}
