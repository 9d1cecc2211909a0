package co.datacue.client;

import okhttp3.Request;

/** What a call is named by in exceptions and events. */
record CallInfo(String operationId, String method, String path) {

  static CallInfo of(ApiOperation operation, Request request) {
    return new CallInfo(operation.id(), request.method(), request.url().encodedPath());
  }
}
