package co.datacue.bulk;

import co.datacue.client.BatchOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * A request that has come to its end.
 *
 * @param answer null if there is none
 * @param failure why not, null if there is one
 */
record Sent(
    List<Pending> items,
    @Nullable Response<BatchOutcome<Object>> answer,
    @Nullable Throwable failure) {}
