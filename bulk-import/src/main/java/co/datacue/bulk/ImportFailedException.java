package co.datacue.bulk;

import java.io.Serial;

/**
 * An import stopped before its end. What was settled is settled, and with a journal the same import
 * goes on from there. The message says what to do; it never holds credentials.
 */
public final class ImportFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient ImportSummary summary;

  /** Why an import stopped. */
  public enum Kind {
    /** The API refused the credentials; nothing of that request was taken. */
    WRONG_CREDENTIALS,
    /** No answer came, or only failures of the server, for as long as was to be waited. */
    UNREACHABLE,
    /** The API answered as no API of this contract does. */
    UNEXPECTED_ANSWER,
    /** The input is not what it claims to be, or could not be read on. */
    BAD_INPUT,
    /** The journal could not be written: a full disk, most likely. */
    JOURNAL
  }

  ImportFailedException(Kind kind, String message, Throwable cause, ImportSummary summary) {
    super(message, cause);
    this.kind = kind;
    this.summary = summary;
  }

  /** Returns why it stopped. */
  public Kind kind() {
    return kind;
  }

  /** Returns what was settled until then, by earlier runs too. */
  public ImportSummary summary() {
    return summary;
  }
}
