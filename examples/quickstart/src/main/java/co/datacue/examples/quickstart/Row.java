package co.datacue.examples.quickstart;

/**
 * One request and its answer.
 *
 * @param operation the contract's id
 * @param sent what was sent, in words
 * @param expected the status that the contract documents for it
 * @param status the status that came, 0 if none did
 * @param cameBack the answer, in words
 * @param millis how long it took
 */
record Row(String operation, String sent, int expected, int status, String cameBack, long millis) {

  boolean asExpected() {
    return status == expected;
  }
}
