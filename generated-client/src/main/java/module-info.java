/**
 * The DataCue API client. Retrofit and Okio come as automatic modules, under the names that their
 * manifests fix; jlink, which takes no automatic modules, therefore has to wait for them.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module co.datacue.client {
  requires transitive co.datacue.signing;
  requires transitive com.google.gson;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires okio;
  requires static transitive org.jspecify;

  exports co.datacue.client;
  exports co.datacue.client.api;
  exports co.datacue.client.json;
  exports co.datacue.client.model;
  exports co.datacue.client.storefront;
}
