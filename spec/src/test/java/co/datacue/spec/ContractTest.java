package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the generator and the mock rely on. What a linter can tell is left to the lint gate. */
class ContractTest {

  private static final Set<String> SIGNING = Set.of("KEY_ONLY", "SIGNED_BODY");
  private static final Set<String> STRUCTURED = Set.of("object", "array");

  private static final SwaggerParseResult PARSED = Contract.parse(Contract.FILE);
  private static final OpenAPI API = PARSED.getOpenAPI();

  @Test
  void parserHasNothingToSay() {
    assertEquals(List.of(), PARSED.getMessages());
  }

  @Test
  void operationsAreDescribedAndHaveOneTag() {
    eachOperation(
        operation -> {
          assertFalse(operation.getSummary().isBlank(), "summary");
          assertFalse(operation.getDescription().isBlank(), "description");
          assertEquals(1, operation.getTags().size(), "exactly one tag");
        });
  }

  @Test
  void operationsNameExactlyOneSigningScheme() {
    eachOperation(
        operation -> {
          assertNotNull(operation.getSecurity(), "own security");
          assertEquals(1, operation.getSecurity().size(), "exactly one requirement");
          Set<String> schemes = operation.getSecurity().get(0).keySet();
          assertEquals(1, schemes.size(), "exactly one scheme");
          Object signing =
              API.getComponents()
                  .getSecuritySchemes()
                  .get(schemes.iterator().next())
                  .getExtensions()
                  .get("x-signing-scheme");
          assertTrue(SIGNING.contains(signing), () -> "x-signing-scheme is one of " + SIGNING);
        });
  }

  @Test
  void operationsDocumentTheirErrors() {
    eachOperation(
        operation -> {
          Set<String> statuses = operation.getResponses().keySet();
          assertTrue(statuses.containsAll(Set.of("400", "401", "500")), statuses::toString);
          // Only a batch is answered item by item, and only a batch can be too large.
          assertEquals(statuses.contains("207"), statuses.contains("413"), statuses::toString);
        });
  }

  /** Whoever encodes an id for a generated client has it encoded twice. */
  @Test
  void textsOfPathParametersLeaveTheEncodingToGeneratedClients() {
    List<Parameter> inPath =
        API.getComponents().getParameters().values().stream()
            .filter(parameter -> parameter.getIn().equals("path"))
            .toList();
    assertFalse(inPath.isEmpty());
    for (Parameter parameter : inPath) {
      String text = parameter.getDescription();
      assertTrue(
          text.endsWith(
              " In raw HTTP, percent-encode it as one path segment;"
                  + " generated clients do that themselves."),
          parameter.getName() + ": " + text);
    }
  }

  @Test
  void everyBodyHasNamedExamples() {
    eachOperation(
        operation -> {
          if (operation.getRequestBody() != null) {
            assertNamedExamples("request", operation.getRequestBody().getContent());
          }
          operation
              .getResponses()
              .forEach((status, response) -> assertNamedExamples(status, answer(response)));
        });
  }

  @Test
  void everyPropertyIsDescribedAndEveryScalarHasAnExample() {
    List<String> faults = new ArrayList<>();
    Set<Schema<?>> seen = new HashSet<>();
    schemas().forEach((name, schema) -> checkProperties(name, schema, seen, faults));
    assertEquals(List.of(), faults);
    assertTrue(seen.size() >= schemas().size(), "every schema was looked at");
  }

  private static void checkProperties(
      String where, Schema<?> schema, Set<Schema<?>> seen, List<String> faults) {
    if (schema == null || schema.get$ref() != null) {
      return; // what it refers to is looked at where it is defined
    }
    seen.add(schema);
    properties(schema)
        .forEach(
            (name, property) -> {
              String here = where + "." + name;
              Schema<?> target = target(property);
              if (property.getDescription() == null && target.getDescription() == null) {
                faults.add(here + " has no description");
              }
              if (isScalar(target)
                  && property.getExample() == null
                  && target.getExample() == null) {
                faults.add(here + " has no example");
              }
              checkProperties(here, property, seen, faults);
            });
    checkProperties(where + "[]", schema.getItems(), seen, faults);
    // The branches of an anyOf only narrow properties that are described beside it.
    parts(schema.getAllOf()).forEach(part -> checkProperties(where, part, seen, faults));
    parts(schema.getOneOf()).forEach(part -> checkProperties(where, part, seen, faults));
  }

  /** A property that only adds a default to a referred-to schema does so through allOf. */
  private static Schema<?> target(Schema<?> property) {
    if (property.get$ref() != null) {
      return schemas().get(property.get$ref().replace("#/components/schemas/", ""));
    }
    List<Schema<?>> parts = parts(property.getAllOf());
    return parts.size() == 1 ? target(parts.get(0)) : property;
  }

  private static boolean isScalar(Schema<?> schema) {
    return schema.getType() != null && !STRUCTURED.contains(schema.getType());
  }

  private static void assertNamedExamples(String where, Content content) {
    if (content == null) {
      return;
    }
    assertEquals(Set.of("application/json"), content.keySet(), where);
    var examples = content.get("application/json").getExamples();
    assertTrue(examples != null && !examples.isEmpty(), where + " has named examples");
    examples.forEach((name, example) -> assertNotNull(example.getValue(), where + " " + name));
  }

  private static Content answer(ApiResponse response) {
    return response.get$ref() == null
        ? response.getContent()
        : API.getComponents()
            .getResponses()
            .get(response.get$ref().replace("#/components/responses/", ""))
            .getContent();
  }

  private static void eachOperation(Consumer<Operation> check) {
    assertAll(
        Contract.operations(API).stream()
            .map(
                operation ->
                    () -> {
                      try {
                        check.accept(operation);
                      } catch (AssertionError e) {
                        throw new AssertionError(
                            operation.getOperationId() + ": " + e.getMessage(), e);
                      }
                    }));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the parser's model uses the raw type
  private static Map<String, Schema<?>> schemas() {
    return (Map) API.getComponents().getSchemas();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Schema<?>> parts(List<Schema> parts) {
    return parts == null ? List.of() : (List) parts;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, Schema<?>> properties(Schema<?> schema) {
    return schema.getProperties() == null ? Map.of() : (Map) schema.getProperties();
  }
}
