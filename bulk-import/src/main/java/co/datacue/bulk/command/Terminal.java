package co.datacue.bulk.command;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Somebody who sits before the program. */
final class Terminal {
  private Terminal() {}

  /** Returns the terminal; null if input or output are a file or another program. */
  static @Nullable Console get() {
    Console console = System.console();
    return console != null && isTerminal(console) ? console : null;
  }

  /** From Java 22 on there is a console wherever a program runs, and it is asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Console.isTerminal() cannot be asked", e);
    }
  }
}
