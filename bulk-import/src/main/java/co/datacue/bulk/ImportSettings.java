package co.datacue.bulk;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How an import is run.
 *
 * @param rate items a second, 0 for as many as go
 * @param patience how long every request may fail before the import stops
 */
record ImportSettings(
    OnExists onExists,
    int inFlight,
    double rate,
    long limit,
    Duration patience,
    Journal journal,
    Consumer<ItemOutcome> onOutcome) {}
