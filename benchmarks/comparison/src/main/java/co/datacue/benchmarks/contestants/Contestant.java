package co.datacue.benchmarks.contestants;

import co.datacue.benchmarks.contestants.BareSocket.Single;

/**
 * One way to call the API. Its models are made beforehand; each call writes them, signs, sends and
 * reads the answer. Safe for use by several threads.
 */
public interface Contestant {

  /** Sends the whole catalogue as one batch and returns how many items were taken. */
  int sendBatch() throws Exception;

  /** Creates the catalogue's first product. */
  void sendSingle() throws Exception;

  /** Whom the requests are from; the server looks at neither. */
  record Account(String key, String secret) {}

  /** Makes the contestant of that name. */
  static Contestant named(String name, String baseUrl, Account account, int items)
      throws Exception {
    // A switch, not an enum or a map: a cold start must load the one that runs and no other.
    return switch (name) {
      case "datacue" -> new DataCue(baseUrl, account, items);
      case "okhttp" -> new HandWrittenOkHttp(baseUrl, account, items, true);
      case "okhttp-as-it-comes" -> new HandWrittenOkHttp(baseUrl, account, items, false);
      case "jdk-http" -> new HandWrittenJdkHttp(baseUrl, account, items);
      case "stock" -> new StockGenerated(baseUrl, account, items);
      case "retrofit" -> new HandWrittenRetrofit(baseUrl, account, items);
      case "okhttp-prepared" -> new PreparedOkHttp(baseUrl, account, items);
      case "bare-socket" -> new BareSocket(baseUrl, account, items, Single.CREATED);
      case "bare-socket-refused" -> new BareSocket(baseUrl, account, items, Single.REFUSED);
      case "bare-socket-unknown" -> new BareSocket(baseUrl, account, items, Single.UNKNOWN);
      default -> throw new IllegalArgumentException("No contestant is named " + name);
    };
  }
}
