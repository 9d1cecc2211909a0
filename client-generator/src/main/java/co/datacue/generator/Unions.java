package co.datacue.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Schemas that are one of several, not all of them objects: a text or a number. They become a class
 * that holds a value, since a String cannot implement the interface that is made of objects.
 */
final class Unions {
  private static final String UNION = "x-union";

  private Unions() {}

  /**
   * Makes anyOf oneOf, since a value has one Java type in either, and the stock generator has no
   * such. What is one of several texts is a text.
   */
  static void prepare(OpenAPI contract) {
    if (contract.getComponents() != null && contract.getComponents().getSchemas() != null) {
      contract
          .getComponents()
          .getSchemas()
          .replaceAll((name, schema) -> prepared(contract, schema));
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // as the parser has them
  private static Schema prepared(OpenAPI contract, Schema schema) {
    boolean alone = schema.getProperties() == null && schema.getAllOf() == null;
    if (schema.getAnyOf() != null && schema.getOneOf() == null && alone) {
      schema.setOneOf(schema.getAnyOf());
      schema.setAnyOf(null);
    }
    List<Schema> branches = schema.getOneOf();
    if (branches != null && branches.stream().anyMatch(branch -> mayBeNull(contract, branch))) {
      schema.setNullable(true);
    }
    boolean several = branches != null && alone && branches.size() > 1;
    if (several && branches.stream().allMatch(branch -> isText(contract, branch))) {
      return new StringSchema()
          .description(schema.getDescription())
          .nullable(schema.getNullable())
          .deprecated(schema.getDeprecated());
    }
    return schema;
  }

  private static boolean mayBeNull(OpenAPI contract, Schema<?> branch) {
    return Boolean.TRUE.equals(ModelUtils.getReferencedSchema(contract, branch).getNullable());
  }

  private static boolean isText(OpenAPI contract, Schema<?> branch) {
    return "string".equals(ModelUtils.getReferencedSchema(contract, branch).getType());
  }

  /** Marks those among the models. */
  static void mark(Iterable<CodegenModel> models) {
    for (CodegenModel model : models) {
      List<CodegenProperty> branches =
          model.getComposedSchemas() == null ? null : model.getComposedSchemas().getOneOf();
      if (branches != null && !branches.stream().allMatch(branch -> branch.isModel)) {
        model.vendorExtensions.remove("x-is-one-of-interface");
        model.vendorExtensions.put(UNION, branches(model, branches));
        model.vendorExtensions.put(
            "x-unchecked", branches.stream().anyMatch(branch -> branch.dataType.contains("<")));
        models.forEach(other -> leave(other, model.classname));
      }
    }
  }

  /** What a template needs of each branch, the kinds that are told apart first in front. */
  private static List<Map<String, Object>> branches(
      CodegenModel model, List<CodegenProperty> branches) {
    Map<Kind, String> types = new TreeMap<>();
    for (CodegenProperty branch : branches) {
      Kind kind = Kind.of(branch);
      String type = kind.type(branch);
      String other = types.put(kind, type);
      if (other != null && kind == Kind.TEXT) {
        types.put(kind, "String"); // whatever more is known of each
      } else if (other != null && !other.equals(type)) {
        throw new IllegalArgumentException(
            "%s may be %s or %s, which JSON does not tell apart: write one of them"
                .formatted(model.schemaName, other, type));
      }
    }
    List<Map<String, Object>> marks = new ArrayList<>();
    types.forEach((kind, type) -> marks.add(kind.marks(type)));
    return marks;
  }

  private static void leave(CodegenModel model, String union) {
    if (model.vendorExtensions.get("x-implements") instanceof List<?> implemented) {
      List<Object> rest = new ArrayList<>(implemented);
      rest.remove(union);
      model.vendorExtensions.put("x-implements", rest);
    }
  }

  private enum Kind {
    TEXT("Text"),
    WHOLE_NUMBER("WholeNumber"),
    NUMBER("Number"),
    TRUTH("Truth"),
    LIST("List"),
    OBJECT("Object");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    static Kind of(CodegenProperty branch) {
      if (branch.isArray) {
        return LIST;
      } else if (branch.isModel || branch.isMap || branch.isFreeFormObject) {
        return OBJECT;
      } else if (branch.isBoolean) {
        return TRUTH;
      } else if (branch.isInteger || branch.isLong || branch.isShort) {
        return WHOLE_NUMBER;
      }
      return branch.isNumeric || isNumbers(branch) ? NUMBER : TEXT;
    }

    /** Whether it refers to an enum of numbers, of which the generator tells the values alone. */
    private static boolean isNumbers(CodegenProperty branch) {
      return branch.isEnumRef
          && branch.allowableValues.get("enumVars") instanceof List<?> values
          && values.stream().noneMatch(it -> Boolean.TRUE.equals(((Map<?, ?>) it).get("isString")));
    }

    /** An enum would lose what it does not know. */
    String type(CodegenProperty branch) {
      String plain = this == NUMBER ? "BigDecimal" : "String";
      return branch.isEnumRef ? plain : branch.dataType;
    }

    Map<String, Object> marks(String type) {
      boolean generic = type.contains("<");
      Map<String, Object> marks = new TreeMap<>();
      marks.put("kind", name());
      marks.put("label", label);
      marks.put("type", type);
      marks.put(
          "raw", generic ? type.replaceAll("<.*", "<?>").replace("Map<?>", "Map<?, ?>") : type);
      marks.put("generic", generic);
      marks.put("whole", type.equals(WholeNumbers.BIG));
      return marks;
    }
  }
}
