/** Signs requests to the DataCue API. */
module co.datacue.signing {
  requires transitive okhttp3;
  requires static transitive org.jspecify;

  exports co.datacue.signing;
}
