package co.datacue.mock.report;

import java.util.Locale;

/**
 * What a run says of an operation beyond its counts, for runs that judge the server.
 *
 * @param outcome in one word
 * @param detail how it differs or why it was not tried; empty if there is nothing to add
 */
public record Verdict(Outcome outcome, String detail) {
  /** In one word. */
  public enum Outcome {
    /** All answers were as the contract has them. */
    AS_DOCUMENTED,
    /** Some answer was not. */
    DIFFERS,
    /** Nothing was sent. */
    NOT_TRIED
  }

  /** All answers were as the contract has them. */
  public static Verdict asDocumented() {
    return new Verdict(Outcome.AS_DOCUMENTED, "");
  }

  /** Some answer was not as the contract has it; {@code how} says which and in what. */
  public static Verdict differs(String how) {
    return new Verdict(Outcome.DIFFERS, how);
  }

  /** Nothing was sent, for this reason. */
  public static Verdict notTried(String why) {
    return new Verdict(Outcome.NOT_TRIED, why);
  }

  /** In words: {@code as documented}, {@code differs: …}, {@code not tried: …}. */
  @Override
  public String toString() {
    String words = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return detail.isEmpty() ? words : words + ": " + detail;
  }
}
