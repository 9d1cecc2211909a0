package co.datacue.mock.trouble;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests go wrong. Under the same seed and rules the n-th request of an operation
 * meets the same, whatever those of other operations do meanwhile. Safe for any number of threads;
 * which of several requests that come at once is the n-th, nobody can say.
 */
public final class Faults {
  private final Contract contract;
  private final long seed;
  private final List<Active> active = new CopyOnWriteArrayList<>();
  private final Counts asked = new Counts();

  /** How many requests each operation had. */
  private static final class Counts {
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    long next(Operation operation) {
      return counts.computeIfAbsent(operation.id(), id -> new AtomicLong()).getAndIncrement();
    }
  }

  /** Rules that hold, with the requests that they met. */
  private static final class Active {
    private final List<FaultRule> rules;
    private final Counts counts = new Counts();

    Active(List<FaultRule> rules) {
      this.rules = rules;
    }
  }

  /**
   * What a request meets.
   *
   * @param fault what goes wrong
   * @param draw what else is drawn for this request begins with this
   */
  record Met(Fault fault, long draw) {}

  /** Without any rules. */
  public Faults(Contract contract, long seed) {
    this.contract = contract;
    this.seed = seed;
  }

  /** What every draw begins with. */
  public long seed() {
    return seed;
  }

  /**
   * Adds rules, which go before those that are there.
   *
   * @return takes them away again
   * @throws IllegalArgumentException if they cannot be read; names the place
   */
  public Runnable add(String rules) {
    Active added = new Active(FaultGrammar.rules(rules, contract));
    active.add(0, added);
    return () -> active.remove(added);
  }

  /** What the rules have for a request, or null. */
  @Nullable Met byRule(Operation operation) {
    for (Active each : active) {
      for (FaultRule rule : each.rules) {
        if (rule.operations().contains(operation.id())) {
          return met(rule, operation, each.counts.next(operation));
        }
      }
    }
    return null;
  }

  /**
   * What a request asks for itself, or null if it is lucky.
   *
   * @throws IllegalArgumentException if that cannot be read; names the place
   */
  @Nullable Met asked(Operation operation, String chances) {
    FaultRule rule = FaultGrammar.asked(chances, operation, contract);
    return met(rule, operation, asked.next(operation));
  }

  private @Nullable Met met(FaultRule rule, Operation operation, long number) {
    // A UUID of a name is the JDK's shortest way to a hash of 128 bits.
    String name = seed + " " + operation.id() + " " + number + " " + rule;
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    SplittableRandom random = new SplittableRandom(hash.getMostSignificantBits());
    Fault fault = rule.fault(number, random);
    boolean harmless =
        fault != null && fault.effect() == Fault.Effect.ITEMS && !FaultGrammar.isBatch(operation);
    return fault == null || harmless ? null : new Met(fault, hash.getLeastSignificantBits());
  }
}
