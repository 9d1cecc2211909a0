package co.datacue.signing;

/**
 * How a request carries the credentials. Both are HTTP Basic with the API key as user name; they
 * differ in the password. The service answers 401 to the wrong one (reference, section
 * Authentication).
 */
public enum SigningScheme {
  /** The password is the lower-case hex HMAC-SHA256 of the body, keyed with the API secret. */
  SIGNED_BODY,

  /** The password is empty, and the secret is not used: browser events. */
  KEY_ONLY
}
