package co.datacue.bulk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.bulk.Action;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fast check agrees with a general validator on every schema keyword that it knows. */
class ShapeTest {
  private static final String CONTRACT =
      """
      openapi: 3.0.3
      paths:
        /v1/batch/things:
          post:
            operationId: batchCreateThings
            requestBody:
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/Batch'
            responses:
              '207': {description: d}
      components:
        schemas:
          Batch:
            type: object
            properties:
              batch:
                type: array
                items: {$ref: '#/components/schemas/Thing'}
          Thing:
            required: [a]
            allOf:
              - type: object
                properties:
                  a: {type: string, minLength: 1, maxLength: 3}
                  b: {type: integer, minimum: 0, exclusiveMinimum: true, maximum: 10}
              - $ref: '#/components/schemas/More'
          More:
            type: object
            additionalProperties: true
            minProperties: 1
            maxProperties: 4
            properties:
              c: {type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: {type: number, multipleOf: 0.5}}
              d: {type: string, nullable: true, pattern: '^x'}
              e: {allOf: [{$ref: '#/components/schemas/Kind'}]}
              f: {oneOf: [{type: string}, {type: boolean}]}
              g: {anyOf: [{type: integer}, {type: number}]}
              t: {type: string, format: date-time}
          Kind: {type: string, enum: [one, two]}
      """;

  private static final BatchOperation THINGS = things();
  private static final Schema SECOND_OPINION =
      SchemaRegistry.withDialect(
              Dialects.getOpenApi30(), builder -> builder.schemas(uri -> CONTRACT))
          .getSchema(SchemaLocation.of("https://datacue.co/c.yaml#/components/schemas/Thing"));

  private static BatchOperation things() {
    try {
      JsonNode contract = new ObjectMapper(new YAMLFactory()).readTree(CONTRACT);
      return BatchOperations.read(new StringReader(contract.toString()))
          .get("things", Action.CREATE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<String> items() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "\"\"",
            "\"x\"",
            "\"one\"",
            "\"😀😀😀\"",
            "\"abcd\"",
            "0",
            "1",
            "10",
            "11",
            "0.5",
            "0.25",
            "-3",
            "[]",
            "[1]",
            "[1,1.0]",
            "[0.5,2]",
            "[0.3]",
            "[1,2,3]",
            "{}",
            "{\"x\":[{}]}");
    Arbitrary<String> names = Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h");
    Arbitrary<String> fields =
        Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
    return fields
        .list()
        .ofMaxSize(5)
        .uniqueElements(field -> field.substring(0, 3))
        .map(list -> "{" + String.join(",", list) + "}");
  }

  @Property(tries = 3000)
  void agreesWithAGeneralValidator(@ForAll("items") String json) throws IOException {
    boolean valid = SECOND_OPINION.validate(json, InputFormat.JSON).isEmpty();
    assertEquals(valid, misfits(json).isEmpty(), () -> json + " " + THINGS);
  }

  /**
   * To the letter of OpenAPI 3.0 a whole number has neither fraction nor exponent; but it is one,
   * exports write it so, and what is sent has none.
   */
  @Example
  void wholeNumberMayBeWrittenWithAFraction() throws IOException {
    assertEquals(List.of(), misfits("{\"a\":\"x\",\"b\":10.0}"));
    assertEquals(List.of(), misfits("{\"a\":\"x\",\"b\":1e1}"));
    assertEquals(
        "/b must be a whole number, not the number 1.5",
        misfits("{\"a\":\"x\",\"b\":1.5}").get(0).toString());
  }

  @Example
  void timestampIsOneThatTheClientCanSend() throws IOException {
    for (String good : List.of("2018-04-04T23:29:04Z", "2018-04-04 23:29:04.5-03:00")) {
      assertEquals(List.of(), misfits("{\"a\":\"x\",\"t\":\"" + good + "\"}"));
    }
    for (String bad : List.of("yesterday", "2018-02-30T00:00:00Z", "+12018-04-04T23:29:04Z", "")) {
      assertEquals(
          "/t must be a timestamp such as 2018-04-04T23:29:04Z, not the text \"" + bad + "\"",
          misfits("{\"a\":\"x\",\"t\":\"" + bad + "\"}").get(0).toString());
    }
  }

  private static List<Misfit> misfits(String json) throws IOException {
    Findings findings = new Findings(true);
    try (JsonParser in = new ObjectMapper().createParser(json)) {
      in.nextToken();
      THINGS.items().check(in, findings);
      assertEquals(null, in.nextToken());
    }
    return findings.misfits();
  }
}
