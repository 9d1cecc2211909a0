package co.datacue.bulk;

/**
 * What an import came to. The items read are the sum of the other counts, once it is complete.
 *
 * @param read how many items stood in the input up to where it was read
 * @param accepted how many the API took
 * @param existed how many were to be created and existed already
 * @param absent how many were to be deleted and were not there
 * @param rejected how many were not taken
 * @param doubtful how many of those existed or absent were sent before by a request whose answer
 *     was lost, so that they may be this import's own work
 * @param earlier how many of those read were settled by an earlier run of the same import
 * @param complete whether all of the input was read and settled
 */
public record ImportSummary(
    long read,
    long accepted,
    long existed,
    long absent,
    long rejected,
    long doubtful,
    long earlier,
    boolean complete) {

  /** Returns how many items are settled. */
  public long settled() {
    return accepted + existed + absent + rejected;
  }
}
