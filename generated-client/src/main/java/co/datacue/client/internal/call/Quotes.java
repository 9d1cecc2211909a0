package co.datacue.client.internal.call;

import java.net.ProtocolException;

/** Keeps what OkHttp quotes of a stream that is not HTTP out of messages: it may be anything. */
final class Quotes {
  private Quotes() {}

  /** Returns the same failure, without what its message repeats of the stream. */
  static ProtocolException without(ProtocolException failure) {
    String message = String.valueOf(failure.getMessage());
    ProtocolException quiet =
        new ProtocolException(message.replaceFirst("(?s)[:\"].*", "").strip());
    quiet.setStackTrace(failure.getStackTrace());
    return quiet;
  }
}
