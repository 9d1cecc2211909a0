package co.datacue.bulk.command;

import co.datacue.client.DataCueClient;

/**
 * Where an import goes.
 *
 * @param address as it is shown
 * @param end what ends with it, such as a sandbox
 */
record Target(DataCueClient client, String address, Runnable end) implements AutoCloseable {
  /** For a dry run. */
  static Target nowhere() {
    DataCueClient client = DataCueClient.builder().key("dry-run").secret("dry-run").build();
    return new Target(client, "nowhere: a dry run", () -> {});
  }

  @Override
  public void close() {
    client.close();
    end.run();
  }
}
