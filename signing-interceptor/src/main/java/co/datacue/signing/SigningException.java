package co.datacue.signing;

import java.io.IOException;

/**
 * A request was refused before any of it was sent. Sending it again unchanged is refused again. The
 * message names the rule and the origin or scheme concerned; it contains neither key nor secret,
 * nor the path, query or user-info part of the URL.
 */
public final class SigningException extends IOException {
  SigningException(String message) {
    super(message);
  }
}
