package co.datacue.bulk.contract;

import java.io.Serial;

/** The contract has no such import, or says something of an item that cannot be checked. */
public final class ContractException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ContractException(String message) {
    super(message);
  }
}
