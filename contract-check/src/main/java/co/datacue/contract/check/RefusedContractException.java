package co.datacue.contract.check;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the build. The message is for whoever wrote the contract. */
public final class RefusedContractException extends RuntimeException {

  RefusedContractException(Path contract, List<Finding> findings) {
    super(
        findings.stream()
            .map(Finding::toString)
            .collect(
                Collectors.joining(
                    "\n",
                    "\n\nNo client is made of "
                        + contract.normalize()
                        + ", since it could not keep what stands there:\n",
                    "\n")));
  }
}
