package co.datacue.client.internal.call;

import co.datacue.client.ApiOperation;
import okhttp3.Request;

/** What all calls of one operation have in common. Immutable. */
record OperationCalls(
    CallEngine engine, ApiOperation operation, JoinedLists lists, DeclaredAnswers answers) {

  OperationCalls(CallEngine engine, ApiOperation operation) {
    this(engine, operation, new JoinedLists(operation), new DeclaredAnswers(operation));
  }

  /** Makes of what Retrofit wrote what the contract wants to be sent. */
  Request.Builder completed(Request written) {
    Request request = lists.in(written);
    Request.Builder completed =
        request
            .newBuilder()
            .url(engine.urls().target(request.url(), operation))
            .header("User-Agent", AttemptInterceptor.USER_AGENT);
    return answers.wanted() == null ? completed : completed.header("Accept", answers.wanted());
  }
}
