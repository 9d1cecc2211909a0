package co.datacue.client.storefront;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A schema of the contract, as OpenAPI 3.0 reads it. */
final class ContractSchema {
  private static final String CONTRACT = "https://datacue.co/openapi.yaml";

  private final Schema schema;

  ContractSchema(String name) throws IOException {
    String text = Files.readString(Path.of("..", "spec", "openapi.yaml"));
    schema =
        SchemaRegistry.withDialect(Dialects.getOpenApi30(), builder -> builder.schemas(uri -> text))
            .getSchema(SchemaLocation.of(CONTRACT + "#/components/schemas/" + name));
  }

  List<String> violations(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
