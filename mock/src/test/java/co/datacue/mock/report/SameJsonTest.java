package co.datacue.mock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bodies are an example of the contract. */
class SameJsonTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | 1.50                      | 1.5",
        "true  | 2                         | 2.0",
        "false | 1                         | 2",
        "false | 1                         | '\"1\"'",
        "false | '\"1\"'                     | 1",
        "true  | '\"2020-01-01 10:00:00Z\"'  | '\"2020-01-01T10:00:00Z\"'",
        "false | '\"2020-01-01 10:00:00Z\"'  | '\"2020-01-02T10:00:00Z\"'",
        "false | '\"2020-01-01 a\"'          | '\"2020-01-01Ta\"'",
        "false | '\"on 2020-01-01 10:00\"'   | '\"on 2020-01-01T10:00\"'",
        "false | '\"a\"'                     | '\"b\"'",
        "true  | '{\"a\":[1,{\"b\":true}]}'  | '{\"a\":[1.0,{\"b\":true}]}'",
        "false | '{\"a\":[1,{\"b\":true}]}'  | '{\"a\":[1,{\"b\":false}]}'",
        "false | true                      | null",
        "true  | null                      | null",
        "false | '{\"a\":1}'                 | '{\"a\":1,\"b\":1}'",
      })
  void meaningCountsAndNotTheForm(boolean same, String one, String other) throws Exception {
    assertEquals(same, SameJson.same(JSON.readTree(one), JSON.readTree(other)));
    assertEquals(same, SameJson.same(JSON.readTree(other), JSON.readTree(one)));
  }
}
