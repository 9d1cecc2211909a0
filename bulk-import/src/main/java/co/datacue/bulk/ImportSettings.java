package co.datacue.bulk;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How an import is run.
 *
 * @param patience how long every request may fail before the import stops
 */
record ImportSettings(
    OnExists onExists,
    int inFlight,
    RateLimit rate,
    long limit,
    Duration patience,
    Journal journal,
    Consumer<ItemOutcome> onOutcome) {}
