package co.datacue.mock.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How requests of one kind, such as one kind of event, were answered.
 *
 * @param kind the schema's name; null for the requests that are of no kind, or of several
 * @param answers how often by status, from the lowest
 */
public record KindCoverage(@Nullable String kind, Map<Integer, Count> answers) {
  /** Keeps a copy of the counts. */
  public KindCoverage {
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
  }
}
