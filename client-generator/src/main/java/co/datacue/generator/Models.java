package co.datacue.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;

/**
 * The last word on models before the templates see them: names that do not meet, and marks for what
 * a template would need many conditions to find out.
 */
final class Models {
  /** What every model has, and a field would clash with. */
  private static final Set<String> OWN =
      Set.of("equals", "additionalProperties", "getAdditionalProperties");

  /** Says of a text which values it has today, and that others may come. */
  private static final String OPEN_VALUES = "x-extensible-enum";

  /** What is left for the templates to find. */
  private static final Set<String> MARKS =
      Set.of(
          "x-always",
          "x-base",
          "x-constant",
          "x-fields",
          "x-free-form",
          "x-kinds",
          "x-known-values",
          "x-named",
          "x-null",
          "x-null-items",
          "x-of-base",
          "x-only-value",
          "x-readers",
          "x-tells-apart",
          "x-told",
          "x-unchecked",
          "x-union",
          "x-whole-number");

  private final Collection<CodegenModel> models;
  private final Set<String> classes = new HashSet<>();

  Models(Collection<CodegenModel> models) {
    this.models = models;
  }

  void finish() {
    for (CodegenModel model : models) {
      // A contract may have extensions of the same names.
      model.vendorExtensions.keySet().removeAll(MARKS);
      properties(model).forEach(it -> it.vendorExtensions.keySet().removeAll(MARKS));
      if (!classes.add(model.classname)) {
        throw new IllegalArgumentException(
            "The schema %s would be the class %s, which is another schema's: name it otherwise"
                .formatted(model.schemaName, model.classname));
      }
    }
    Unions.mark(models);
    Kinds.mark(models);
    for (CodegenModel model : models) {
      properties(model).distinct().forEach(property -> mark(model, property));
      giveNames(model);
      boolean builtUpon = model.vendorExtensions.containsKey("x-base");
      model.vendorExtensions.put("x-fields", builtUpon ? model.allVars : model.vars);
      refuseEmpty(model);
    }
  }

  /** Whatever the generator did not understand it makes an empty class of, and says nothing. */
  private static void refuseEmpty(CodegenModel model) {
    boolean filled =
        !model.vars.isEmpty()
            || model.additionalPropertiesType != null
            || model.vendorExtensions.containsKey("x-base")
            || model.vendorExtensions.containsKey("x-union")
            || model.vendorExtensions.containsKey("x-is-one-of-interface");
    if (!filled && !model.isAlias && !model.isEnum) {
      throw new IllegalArgumentException(
          "Of the schema %s nothing would be left in Java: write it in another way"
              .formatted(model.schemaName));
    }
  }

  /** Each property, as often as the model has it: the lists hold copies. */
  private static Stream<CodegenProperty> properties(CodegenModel model) {
    return Stream.of(
            model.allVars,
            model.vars,
            model.parentVars,
            model.requiredVars,
            model.optionalVars,
            model.readWriteVars,
            model.readOnlyVars)
        .flatMap(List::stream);
  }

  private static void mark(CodegenModel model, CodegenProperty property) {
    Map<String, Object> marks = property.vendorExtensions;
    if (isKind(model, property)) { // an enum would lose a kind that it does not know
      property.isEnum = false;
      property.datatypeWithEnum = property.dataType;
    }
    boolean ownEnum = property.isEnum && !property.isContainer;
    if (ownEnum && property.required) {
      marks.put("x-tells-apart", true);
    }
    if (ownEnum && property.allowableValues.get("enumVars") instanceof List<?> values) {
      if (values.size() == 1 && values.get(0) instanceof Map<?, ?> only) {
        boolean constant = property.required && !property.isNullable;
        marks.put(constant ? "x-constant" : "x-only-value", only.get("value"));
        property.isEnum = false;
        property.datatypeWithEnum = property.dataType;
      }
    }
    if (marks.containsKey("x-constant") && !property.isReadOnly) {
      marks.put("x-always", "");
    } else if (property.required && property.isNullable && !property.isReadOnly) {
      marks.put("x-always", " // required and nullable: null is a value");
    } else if (property.isNullable) {
      marks.put("x-null", true);
    }
    if (marks.get(OPEN_VALUES) instanceof List<?> known && property.dataType.equals("String")) {
      marks.put("x-known-values", knownValues(property, known));
    }
    if (property.dataType.equals("Object")) {
      marks.put("x-free-form", true);
    }
    if (property.dataType.equals(WholeNumbers.BIG) && !property.isEnum) {
      marks.put("x-whole-number", true);
    }
    if (property.items != null
        && (property.items.isAnyType
            || property.items.isFreeFormObject
            || property.items.isNullable)) {
      marks.put("x-null-items", true);
    }
  }

  /** The constants of a text that may have other values too. */
  private static List<Map<String, String>> knownValues(CodegenProperty property, List<?> known) {
    return known.stream()
        .map(String::valueOf)
        .map(
            value ->
                Map.of(
                    "name",
                    property.nameInSnakeCase + "_" + JavaNames.constant(value),
                    "literal",
                    JavaLiteral.of(value)))
        .toList();
  }

  private static boolean isKind(CodegenModel model, CodegenProperty property) {
    return model.discriminator != null
        && model.discriminator.getPropertyBaseName().equals(property.baseName)
        && !property.isContainer;
  }

  private void giveNames(CodegenModel model) {
    JavaNames names = new JavaNames(OWN);
    Map<String, CodegenProperty> named = new HashMap<>();
    properties(model)
        .distinct()
        .forEach(
            property -> {
              CodegenProperty same = named.putIfAbsent(property.baseName, property);
              if (same == null) {
                name(property, names);
              } else {
                copyNames(same, property);
              }
            });
  }

  /** Gives it its own names, with a number if another property of the model has them. */
  private void name(CodegenProperty property, JavaNames names) {
    String suffix = "";
    for (int number = 2; !free(property, suffix, names); number++) {
      suffix = String.valueOf(number);
    }
    if (property.isEnum) {
      renameEnum(property, property.enumName + suffix);
    }
    property.name += suffix;
    property.getter += suffix;
    property.setter += suffix;
    property.nameInCamelCase += suffix;
    property.nameInPascalCase += suffix;
    property.nameInSnakeCase += suffix;
    property.vendorExtensions.computeIfPresent(
        "x-null", (mark, was) -> "null" + property.nameInPascalCase);
  }

  private boolean free(CodegenProperty property, String suffix, JavaNames names) {
    List<String> wanted = new ArrayList<>();
    wanted.add(property.name + suffix);
    wanted.add(property.getter + suffix);
    wanted.add("FIELD_" + property.nameInSnakeCase + suffix);
    if (property.vendorExtensions.containsKey("x-null")) {
      wanted.add("null" + property.nameInPascalCase + suffix);
    }
    if (property.isEnum) {
      wanted.add(property.enumName + suffix);
      if (classes.contains(property.enumName + suffix)) {
        return false;
      }
    }
    return names.take(wanted);
  }

  /** Stock names the enum of a map's values for nothing in particular. */
  private static void renameEnum(CodegenProperty property, String name) {
    String was =
        property.mostInnerItems == null ? property.enumName : property.mostInnerItems.enumName;
    property.enumName = name;
    for (CodegenProperty part = property; part != null; part = part.items) {
      part.datatypeWithEnum = part.datatypeWithEnum.replaceAll("\\b" + was + "\\b", name);
    }
  }

  private static void copyNames(CodegenProperty from, CodegenProperty to) {
    to.name = from.name;
    to.getter = from.getter;
    to.setter = from.setter;
    to.nameInCamelCase = from.nameInCamelCase;
    to.nameInPascalCase = from.nameInPascalCase;
    to.nameInSnakeCase = from.nameInSnakeCase;
    to.enumName = from.enumName;
    to.datatypeWithEnum = from.datatypeWithEnum;
    for (CodegenProperty f = from.items, t = to.items; f != null && t != null; ) {
      t.datatypeWithEnum = f.datatypeWithEnum;
      f = f.items;
      t = t.items;
    }
    if (to.vendorExtensions.containsKey("x-null")) {
      to.vendorExtensions.put("x-null", from.vendorExtensions.get("x-null"));
    }
  }
}
