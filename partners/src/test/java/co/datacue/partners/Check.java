package co.datacue.partners;

/** What a client is tried with, each of which lost something or threw in some language once. */
enum Check {
  EVENTS("all events", "Every event of the contract arrives as its example has it."),
  SILENT_EVENTS(
      "events without an answer", "An event that is answered 204 is a success for the caller."),
  ANSWERED_PRICES(
      "prices in answers", "A recommended price is read as it was written, number or text."),
  DELETION("DELETE with a body", "A batch of ids arrives with the DELETE."),
  FAILED_ITEM("partly failed batch", "The failed item of a 207 is told from the others."),
  PRICE(
      "price alone",
      "An update of a price sends the price, exact to its digits, and nothing else."),
  UNKNOWN_FIELD(
      "unknown profile field",
      "A field that the contract does not name is kept or left out, and nothing throws."),
  OPEN_ANSWER(
      "unknown answer field",
      "An answer with a field and a status that the contract does not name is read all the same.");

  private final String title;
  private final String says;

  Check(String title, String says) {
    this.title = title;
    this.says = says;
  }

  String title() {
    return title;
  }

  String says() {
    return says;
  }
}
