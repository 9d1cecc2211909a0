package co.datacue.spec;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.List;

/** The contract as swagger-parser, and so the generator, reads it. */
final class Contract {

  static final Path FILE = Path.of("openapi.yaml");

  private Contract() {}

  static SwaggerParseResult parse(Path file) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readLocation(file.toUri().toString(), null, options);
  }

  static List<Operation> operations(OpenAPI api) {
    return api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .toList();
  }
}
