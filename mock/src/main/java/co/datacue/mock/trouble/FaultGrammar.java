package co.datacue.mock.trouble;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.trouble.Fault.Effect;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads rules such as {@code batchCreateProducts: 2x 503, 5% 429 after 2s, 1% reset; *: slow
 * 200ms}:
 *
 * <pre>
 * rules     = rule { ";" rule }
 * rule      = operation { operation } ":" chances     an operationId; * stands for any letters
 * chances   = chance { "," chance }
 * chance    = [ NUMBER "%" | NUMBER "x" ] fault        without: all requests that are left
 * fault     = "slow" TIME [ "then" effect ] | effect
 * effect    = STATUS [ "after" TIME ] | "reset" [ "midway" ] | "truncate" | "items" NUMBER "%"
 * TIME      = NUMBER ( "ms" | "s" | "m" )
 * </pre>
 *
 * <p>What cannot be read, names no operation, or could never happen is refused with an {@link
 * IllegalArgumentException} that names the place.
 */
final class FaultGrammar {
  private static final String FAULTS =
      "slow 3s, a status from 300 to 599 such as 500 or 429 after 2s, reset, reset midway,"
          + " truncate, items 20%";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Contract contract;
  private final Scanner in;

  private FaultGrammar(String text, Contract contract) {
    this.contract = contract;
    this.in = new Scanner(text);
  }

  static List<FaultRule> rules(String text, Contract contract) {
    return new FaultGrammar(text, contract).rules();
  }

  /** Reads what one request asks for: shares alone, since nothing counts such requests. */
  static FaultRule asked(String text, Operation operation, Contract contract) {
    FaultGrammar grammar = new FaultGrammar(text, contract);
    List<Chance> chances = grammar.chances(false, isBatch(operation));
    if (!grammar.in.atEnd()) {
      throw grammar.in.wrong(
          "is too much: a request asks for faults alone, as in 5% 500, slow 3s.");
    }
    return new FaultRule(operation.id(), Set.of(operation.id()), chances);
  }

  private List<FaultRule> rules() {
    List<FaultRule> rules = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    do {
      rules.add(rule(taken));
    } while (in.take(";"));
    if (!in.atEnd()) {
      throw in.wrong("should be a comma before another fault, or a semicolon before another rule.");
    }
    return List.copyOf(rules);
  }

  private FaultRule rule(Set<String> taken) {
    StringBuilder text = new StringBuilder();
    Set<String> operations = new LinkedHashSet<>();
    while (!in.atEnd() && !in.atSign()) {
      Set<String> named = operations();
      if (taken.containsAll(named)) {
        throw in.wrong("names operations that an earlier rule has: this one would never apply.");
      }
      operations.addAll(named);
      text.append(text.isEmpty() ? "" : " ").append(in.take());
    }
    if (operations.isEmpty()) {
      throw in.wrong("should be an operation, as in createUser: 500, or * for all.");
    }
    if (!in.take(":")) {
      throw in.wrong("should be a colon after the operations, as in createUser: 500.");
    }
    operations.removeAll(taken);
    taken.addAll(operations);
    boolean batches = operations.stream().map(contract::operation).anyMatch(FaultGrammar::isBatch);
    return new FaultRule(text.toString(), Set.copyOf(operations), chances(true, batches));
  }

  private Set<String> operations() {
    Predicate<String> wanted =
        Pattern.compile(Pattern.quote(in.current()).replace("*", "\\E.*\\Q")).asMatchPredicate();
    Set<String> named =
        contract.operations().stream()
            .map(Operation::id)
            .filter(wanted)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (named.isEmpty()) {
      String known =
          contract.operations().stream().map(Operation::id).collect(Collectors.joining(", "));
      throw in.wrong("is no operation of the contract. It has " + known + ".");
    }
    return named;
  }

  /** Whether the contract documents an answer item by item. */
  static boolean isBatch(Operation operation) {
    return operation.documents(207);
  }

  private List<Chance> chances(boolean counted, boolean batches) {
    List<Chance> chances = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    do {
      if (sum.compareTo(Chance.ALL) >= 0) {
        throw in.wrong("could never happen: what stands before it takes all requests.");
      }
      Chance chance = chance(counted, batches, Chance.ALL.subtract(sum));
      chances.add(chance);
      sum = sum.add(chance.percent());
    } while (in.take(","));
    return List.copyOf(chances);
  }

  private Chance chance(boolean counted, boolean batches, BigDecimal left) {
    if (in.current().endsWith("x") && isNumber("x")) {
      if (left.compareTo(Chance.ALL) < 0) {
        throw in.wrong("counts requests, and what is counted stands before any share.");
      }
      if (!counted) {
        throw in.wrong("counts requests, which only a rule can: a request goes wrong once.");
      }
      BigDecimal times = number("x");
      if (times.stripTrailingZeros().scale() > 0 || times.signum() == 0) {
        throw in.wrong("should be a whole number of requests, as in 2x.");
      }
      in.take();
      return Chance.counted(times.intValueExact(), fault(batches));
    }
    if (in.current().endsWith("%")) {
      BigDecimal percent = percent();
      if (percent.compareTo(left) > 0) {
        throw in.wrong("makes more than 100% of the requests go wrong: " + left + "% are left.");
      }
      in.take();
      return Chance.drawn(percent, fault(batches));
    }
    return Chance.drawn(left, fault(batches));
  }

  private Fault fault(boolean batches) {
    if (!in.take("slow")) {
      return effect(batches);
    }
    Duration delay = time();
    return (in.take("then") ? effect(batches) : Fault.of(Effect.NONE)).late(delay);
  }

  private Fault effect(boolean batches) {
    if (in.current().matches("[3-5]\\d\\d")) {
      int status = Integer.parseInt(in.take());
      return Fault.status(status, in.take("after") ? wholeSeconds() : null);
    }
    if (in.take("reset")) {
      return Fault.of(in.take("midway") ? Effect.RESET_MIDWAY : Effect.RESET);
    }
    if (in.take("truncate")) {
      return Fault.of(Effect.TRUNCATE);
    }
    if (in.current().equals("items")) {
      if (!batches) {
        throw in.wrong("cannot happen here: the operation is not answered item by item.");
      }
      in.take();
      Fault items = Fault.items(percent());
      in.take();
      return items;
    }
    throw in.wrong("is no fault. There are: " + FAULTS + ".");
  }

  private BigDecimal percent() {
    if (!isNumber("%") || number("%").signum() == 0 || number("%").compareTo(Chance.ALL) > 0) {
      throw in.wrong("should be a share of more than 0% and at most 100%, as in 5% or 0.1%.");
    }
    return number("%");
  }

  private Duration wholeSeconds() {
    if (!isNumber("s") && !isNumber("m") || time(in.current()).toMillis() % 1000 != 0) {
      throw in.wrong("should be whole seconds, as in 429 after 2s: Retry-After has no others.");
    }
    return time(in.take());
  }

  private Duration time() {
    boolean read = isNumber("ms") || isNumber("s") || isNumber("m");
    if (!read || time(in.current()).isZero() || time(in.current()).compareTo(LONGEST) > 0) {
      throw in.wrong("should be a time up to 10 minutes, as in 200ms, 1.5s or 2m.");
    }
    return time(in.take());
  }

  private static Duration time(String text) {
    BigDecimal number = new BigDecimal(text.replaceAll("[a-z]+", ""));
    int factor = text.endsWith("ms") ? 1 : text.endsWith("m") ? 60_000 : 1000;
    return Duration.ofMillis(number.multiply(BigDecimal.valueOf(factor)).longValue());
  }

  private boolean isNumber(String unit) {
    String word = in.current();
    return word.endsWith(unit)
        && NUMBER.matcher(word.substring(0, word.length() - unit.length())).matches();
  }

  private BigDecimal number(String unit) {
    return new BigDecimal(in.current().replace(unit, ""));
  }
}
