package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.MockException;
import co.datacue.mock.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The server that callers talk to: takes a request through the steps, and answers it. */
public final class SignatureGate implements AutoCloseable {
  /** Limit of a batch body: the service's own PHP library stops there (reference, row 18). */
  public static final int MAX_BATCH_BYTES = 5 * 1024 * 1024;

  /** Where the contract documents no 413 there is no limit to mock; Prism takes no more. */
  static final int MAX_BYTES = 10 * 1024 * 1024;

  private final Callers callers;

  /**
   * Starts to listen on 127.0.0.1.
   *
   * @param port 0 for any free port
   * @param steps what is done with a request; the last one must answer
   * @param listeners called for every request by the thread that answers it, before the answer goes
   *     out; what they throw is answered with 500
   * @param records called after them, with what is answered in the end
   * @throws MockException if the port is not free
   */
  public SignatureGate(
      int port,
      Contract contract,
      List<Step> steps,
      Consumer<Exchange> listeners,
      Consumer<Exchange> records) {
    this(port, contract, steps, listeners, records, ServerLimits.standard());
  }

  SignatureGate(
      int port,
      Contract contract,
      List<Step> steps,
      Consumer<Exchange> listeners,
      Consumer<Exchange> records,
      ServerLimits limits) {
    this.callers =
        new Callers(port, limits, new Handler(contract, Step.chain(steps), listeners, records));
  }

  /** Scheme, host and port, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + callers.port();
  }

  @Override
  public void close() {
    callers.close();
  }

  private record Handler(
      Contract contract, Step.Next steps, Consumer<Exchange> listeners, Consumer<Exchange> records)
      implements RequestHandler {
    @Override
    public ReceivedRequest received(
        String method,
        String target,
        Map<String, List<String>> headers,
        IntFunction<byte @Nullable []> body) {
      Operation operation = contract.match(method, ReceivedRequest.pathOf(target)).orElse(null);
      int limit = operation != null && operation.documents(413) ? MAX_BATCH_BYTES : MAX_BYTES;
      return ReceivedRequest.now(operation, method, target, headers, new RequestBody(limit, body));
    }

    @Override
    public Answer answer(ReceivedRequest request) {
      try {
        return told(request, steps.answer(request));
      } catch (UnreadableRequestException e) {
        throw e;
      } catch (RuntimeException | Error e) {
        return told(request, failed(request, "The mock itself failed", e));
      }
    }

    @Override
    public Answer refuse(@Nullable ReceivedRequest request, UnreadableRequestException problem) {
      ReceivedRequest known = request == null ? ReceivedRequest.unread() : request;
      String reason = problem.getMessage();
      return told(known, Answer.refusing(known.operation(), problem.status(), reason));
    }

    private Answer told(ReceivedRequest request, Answer answer) {
      Exchange exchange = request.answered(answer);
      try {
        listeners.accept(exchange);
        records.accept(exchange);
        return answer;
      } catch (RuntimeException | Error e) {
        Answer failed = failed(request, "A listener of the mock failed", e);
        records.accept(request.answered(failed));
        return failed;
      }
    }

    private static Answer failed(ReceivedRequest request, String what, Throwable problem) {
      return Answer.refusing(request.operation(), 500, what + ": " + problem);
    }
  }
}
