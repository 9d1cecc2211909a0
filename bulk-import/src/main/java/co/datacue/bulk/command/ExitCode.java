package co.datacue.bulk.command;

import co.datacue.bulk.ImportFailedException;

/** How the program ends; the texts are with {@link ImportCommand}. */
final class ExitCode {
  static final int OK = 0;
  static final int REJECTS = 1;
  static final int BAD_INPUT = 3;
  static final int JOURNAL = 7;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(ImportFailedException.Kind kind) {
    return switch (kind) {
      case BAD_INPUT -> BAD_INPUT;
      case WRONG_CREDENTIALS -> 4;
      case UNREACHABLE -> 5;
      case UNEXPECTED_ANSWER -> 6;
      case JOURNAL -> JOURNAL;
    };
  }
}
