package co.datacue.conformance;

/**
 * The server that is tried, and the account that is used.
 *
 * @param baseUrl scheme, host and port, without a slash at the end
 * @param key the API key
 * @param secret the secret that requests are signed with
 */
record Target(String baseUrl, String key, String secret) {
  /** The address; neither key nor secret. */
  @Override
  public String toString() {
    return baseUrl;
  }
}
