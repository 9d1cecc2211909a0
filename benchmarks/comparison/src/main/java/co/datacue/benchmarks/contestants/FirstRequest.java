package co.datacue.benchmarks.contestants;

/** The program that sends one request and tells when it was answered: {@code NAME URL}. */
public final class FirstRequest {
  private FirstRequest() {}

  public static void main(String[] arguments) throws Exception {
    Contestant.named(arguments[0], arguments[1], new Contestant.Account("my-key", "my-secret"), 1)
        .sendSingle();
    System.out.println("answered");
    Runtime.getRuntime().halt(0);
  }
}
