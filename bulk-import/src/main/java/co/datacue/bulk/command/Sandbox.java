package co.datacue.bulk.command;

import co.datacue.mock.DataCueMock;
import picocli.CommandLine;

/** A sandbox to rehearse an import in. */
final class Sandbox {
  private Sandbox() {}

  static Target open(CommandLine line) {
    DataCueMock mock = DataCueMock.builder().stateful().start();
    line.getErr().println("Sandbox: " + mock.baseUrl() + "/_datacue shows what it holds.");
    line.getErr().flush();
    return Target.of(mock.baseUrl(), mock.key(), mock.secret(), () -> end(mock, line));
  }

  private static void end(DataCueMock mock, CommandLine line) {
    try (mock) {
      java.io.Console terminal = Terminal.get();
      if (terminal != null) {
        line.getErr().println("Press Enter to end the sandbox.");
        line.getErr().flush();
        terminal.readLine();
      }
    }
  }
}
