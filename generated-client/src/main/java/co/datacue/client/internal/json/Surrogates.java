package co.datacue.client.internal.json;

/** Halves of surrogate pairs, which no encoding can send. Java puts a question mark there. */
public final class Surrogates {
  private Surrogates() {}

  /**
   * Refuses an id with half a pair: as sent it would be another one.
   *
   * @throws IllegalArgumentException naming the id and the rule
   */
  public static void refuseHalves(String name, String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < id.length() && Character.isSurrogatePair(c, id.charAt(i + 1))) {
        i++;
        continue;
      }
      throw new IllegalArgumentException(
          String.format(
              "%s holds half a surrogate pair, \\u%04X at index %d, and would be sent as another"
                  + " id: send it whole",
              name, (int) c, i));
    }
  }
}
