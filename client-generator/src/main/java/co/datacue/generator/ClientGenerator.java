package co.datacue.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.Set;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * OpenAPI Generator's own Java client, with the names and types for whatever a contract may hold.
 * Everything else is said by options and templates.
 */
@SuppressWarnings("rawtypes") // of the generator's own signatures
public final class ClientGenerator extends JavaClientCodegen {
  /** What the templates import: a class of that name would be taken for it, or the reverse. */
  private static final Set<String> IMPORTED =
      Set.of(
          "Adapter",
          "ApiCall",
          "ApiOperation",
          "ArrayList",
          "Arrays",
          "BatchOutcome",
          "Body",
          "Collections",
          "DataCueClient",
          "DataCueJson",
          "ExecutorService",
          "FieldName",
          "FreeFormAdapter",
          "Gson",
          "Header",
          "IOException",
          "ItemList",
          "JsonElement",
          "JsonParseException",
          "JsonReader",
          "JsonToken",
          "JsonWriter",
          "LinkedHashMap",
          "LinkedHashSet",
          "ModelAdapters",
          "Nullable",
          "Objects",
          "OkHttpClient",
          "Path",
          "Query",
          "Retrofit",
          "SigningScheme",
          "StringJoiner",
          "TypeAdapter",
          "TypeAdapterFactory",
          "TypeToken",
          "WireEnum");

  /** Formats of texts that have a Java type of their own. */
  private static final Set<String> TYPED_TEXTS =
      Set.of("binary", "byte", "date", "date-time", "uuid");

  /** Makes one; the generator's plugin sets the options. */
  public ClientGenerator() {
    importMapping.put("BigInteger", "java.math.BigInteger");
  }

  @Override
  public String getName() {
    return "datacue-client";
  }

  @Override
  public String getHelp() {
    return "Generates the DataCue client.";
  }

  @Override
  public void preprocessOpenAPI(OpenAPI contract) {
    Unions.prepare(contract);
    super.preprocessOpenAPI(contract);
  }

  /** A whole number may be of any size unless the contract says more. */
  @Override
  public String getSchemaType(Schema schema) {
    if (ModelUtils.isIntegerSchema(schema)) {
      return WholeNumbers.type(schema);
    }
    if ("number".equals(schema.getType())) {
      return "BigDecimal"; // what is written, whatever a format says of other languages' floats
    }
    if ("string".equals(schema.getType())
        && !TYPED_TEXTS.contains(String.valueOf(schema.getFormat()))) {
      return "String"; // as it stands in JSON, even if its format is that of a number
    }
    return super.getSchemaType(schema);
  }

  @Override
  public CodegenModel fromModel(String name, Schema schema) {
    CodegenModel model = super.fromModel(name, schema);
    if (schema.getAllOf() != null && model.additionalPropertiesType == null) {
      Schema<?> values = OpenParts.values(openAPI, schema);
      if (values != null) {
        CodegenProperty field = fromProperty("other", values);
        model.additionalPropertiesType = field.dataType;
        addImports(model.imports, field);
      }
    }
    return model;
  }

  /** Whoever calls has a number that a long holds. */
  @Override
  public CodegenParameter fromParameter(Parameter parameter, Set<String> imports) {
    CodegenParameter made = super.fromParameter(parameter, imports);
    made.dataType = made.dataType.replace(WholeNumbers.BIG, "Long");
    return made;
  }

  @Override
  public String toModelName(String schema) {
    String name = super.toModelName(schema);
    return IMPORTED.contains(name) && !schemaMapping.containsValue(name) ? "Model" + name : name;
  }

  /** The stock one changes what would end a comment, and line breaks. */
  @Override
  public String toEnumValue(String value, String type) {
    return switch (type) {
      case "String" -> JavaLiteral.of(value);
      case "BigInteger" -> "new BigInteger(\"" + value + "\")";
      default -> super.toEnumValue(value, type);
    };
  }

  @Override
  public String toEnumVarName(String value, String type) {
    return JavaNames.constant(value, super.toEnumVarName(value, type));
  }

  @Override
  public String toVarName(String property) {
    return JavaNames.field(property, super.toVarName(property));
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> files) {
    Map<String, ModelsMap> processed = super.postProcessAllModels(files);
    new Models(getAllModels(processed).values()).finish();
    return processed;
  }
}
