package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import com.sun.net.httpserver.HttpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A gate of the built-in contract before another server than Prism, for the key k and secret s. */
final class GateBefore {
  private GateBefore() {}

  static SignatureGate server(HttpServer upstream, Consumer<Exchange> recorded) {
    String base = "http://127.0.0.1:" + upstream.getAddress().getPort();
    Contract contract = Contract.builtIn();
    List<Step> steps = new ArrayList<>(Steps.checks(contract, new CredentialsCheck("k", "s")));
    steps.addAll(Steps.prism(contract, new Relay(Upstream.fixed(base, () -> "diagnosis"))));
    return new SignatureGate(0, contract, steps, exchange -> {}, recorded);
  }
}
