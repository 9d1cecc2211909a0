package co.datacue.mock;

/** What an operation wants as the password of its Basic credentials. */
public enum Signing {
  /** The signature: lower-case hex HMAC-SHA256 of the request body, keyed with the secret. */
  SIGNED_BODY,
  /** Nothing: the API key alone, with an empty password. */
  KEY_ONLY
}
