package co.datacue.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.openapitools.codegen.utils.ModelUtils;

/** Parts of an allOf that may have fields of any name, which the stock generator forgets. */
final class OpenParts {
  private static final int DEEPEST = 20;

  private OpenParts() {}

  /** Returns what such fields may be in the first part that has them; null if none has. */
  static Schema<?> values(OpenAPI contract, Schema<?> schema) {
    return values(contract, schema, 0);
  }

  private static Schema<?> values(OpenAPI contract, Schema<?> schema, int depth) {
    Schema<?> part = ModelUtils.getReferencedSchema(contract, schema);
    if (part == null || depth == DEEPEST) {
      return null;
    }
    if (part.getAdditionalProperties() instanceof Schema<?> values) {
      return values;
    }
    if (Boolean.TRUE.equals(part.getAdditionalProperties())) {
      return new Schema<>();
    }
    if (part.getAllOf() != null) {
      for (Schema<?> inner : part.getAllOf()) {
        Schema<?> values = values(contract, inner, depth + 1);
        if (values != null) {
          return values;
        }
      }
    }
    return null;
  }
}
