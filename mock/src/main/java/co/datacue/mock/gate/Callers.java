package co.datacue.mock.gate;

import co.datacue.mock.MockException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The connections of all callers: listens on 127.0.0.1 and gives each one a thread. */
final class Callers implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerLimits limits;
  private final BodyBudget budget;
  private final RequestHandler handler;
  private final ServerSocket listening;
  private final Set<CallerConnection> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "datacue-mock-gate");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Listens from now on.
   *
   * @param port 0 for any free port
   * @throws MockException if the port is not free
   */
  Callers(int port, ServerLimits limits, RequestHandler handler) {
    this.limits = limits;
    this.budget = new BodyBudget(limits.bodyBytes());
    this.handler = handler;
    this.listening = listen(port);
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException("A socket that listens cannot be closed", e);
    }
    open.forEach(CallerConnection::close);
    threads.shutdownNow();
  }

  private static ServerSocket listen(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback, port), BACKLOG);
      return socket;
    } catch (BindException e) {
      throw new MockException(
          "Port " + port + " of 127.0.0.1 is not free (" + e.getMessage() + "); take another.", e);
    } catch (IOException e) {
      throw new MockException("The mock cannot listen on port " + port + ": " + e, e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        serve(listening.accept());
      } catch (IOException e) {
        closeLongestIdle(); // if it is for want of file handles; otherwise it does no harm
      }
    }
  }

  private void serve(Socket socket) {
    CallerConnection connection = new CallerConnection(socket, limits, budget, handler);
    boolean full = open.size() >= limits.connections() && !closeLongestIdle();
    open.add(connection);
    try {
      threads.execute(() -> serve(connection, full));
    } catch (RuntimeException | Error e) {
      end(connection); // no thread to be had: the others go on
    }
    if (listening.isClosed()) {
      connection.close();
    }
  }

  private void serve(CallerConnection connection, boolean full) {
    try {
      if (full) {
        connection.refuse(limits.connections());
      } else {
        connection.serve();
      }
    } finally {
      end(connection);
    }
  }

  private void end(CallerConnection connection) {
    open.remove(connection);
    connection.close();
  }

  private boolean closeLongestIdle() {
    Optional<CallerConnection> longest =
        open.stream()
            .filter(connection -> connection.idleNanos() >= 0)
            .max(Comparator.comparingLong(CallerConnection::idleNanos));
    longest.ifPresent(
        connection -> {
          open.remove(connection); // at once, and not when its thread comes to it
          connection.closeIdle();
        });
    return longest.isPresent();
  }
}
