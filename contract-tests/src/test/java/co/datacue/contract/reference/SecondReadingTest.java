package co.datacue.contract.reference;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever changes the contract is told which row to add, where, and why. */
class SecondReadingTest {
  private static void assertSays(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), text);
    }
  }

  @Test
  void rowOfANewFieldNamesItsPlace() {
    String told =
        SecondReading.toAdd(
            new TreeSet<>(
                Set.of(
                    "POST /v1/products request.brand: String",
                    "POST /v1/orders request.cart: Array, required",
                    "POST /v1/orders request.cart[]: object",
                    "POST /v1/things request.size: Integer, required")));
    assertSays(
        told,
        "second reading",
        "Rows to add to contract-tests/src/test/resources/documented-fields.csv:",
        "\n  New product ; brand ; String ; no ; <part of the reference>\n",
        "\n  New order ; cart ; Array of <place> ; yes ; <part of the reference>\n",
        "\n  <place of POST /v1/things request> ; size ; Integer ; yes ; <part of the reference>\n");
    assertFalse(told.contains("documented-operations.csv"), told);
  }

  @Test
  void rowOfANewOperationSaysAllButWhatIsToBeRead() {
    assertSays(
        SecondReading.toAdd(
            Set.of("POST /v1/users id createUser", "POST /v1/users request: object, required")),
        "Rows to add to contract-tests/src/test/resources/documented-operations.csv:",
        "\n  POST /v1/users ; createUser ; Users ; signature ; <place> (john) ; 201,"
            + " 400 <place> (badRequest), 401 <place> (unauthorized), 500 <place> (serverError) ;"
            + " <part of the reference>\n");
  }

  @Test
  void rowThatTheContractDoesNotKeepIsNamed() {
    assertSays(
        SecondReading.leftOut(Set.of("POST /v1/users request.email: String")),
        "Mend spec/openapi.yaml or, if the API has changed, that row",
        "\n  POST /v1/users request.email: String");
  }
}
