package co.datacue.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openapitools.codegen.CodegenDiscriminator.MappedModel;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;

/** Schemas that others build upon with allOf, and whose discriminator names which of them it is. */
final class Kinds {
  private static final String ANYTHING = "Object";

  private Kinds() {}

  /** Marks bases and what builds upon them. */
  static void mark(Collection<CodegenModel> models) {
    Map<String, CodegenModel> byClass =
        models.stream().collect(Collectors.toMap(model -> model.classname, Function.identity()));
    for (CodegenModel model : models) {
      if (model.discriminator != null && model.oneOf.isEmpty()) {
        markBase(model, byClass);
      }
    }
    for (CodegenModel model : models) {
      CodegenModel base = byClass.get(String.valueOf(model.parent));
      if (base != null) {
        markKind(model, base, byClass);
      }
    }
  }

  private static void markBase(CodegenModel base, Map<String, CodegenModel> byClass) {
    if (base.additionalPropertiesType == null) {
      base.additionalPropertiesType = ANYTHING; // of a kind that is not known nothing gets lost
    }
    List<String> kinds =
        byClass.values().stream()
            .filter(model -> base.classname.equals(model.parent))
            .map(model -> model.classname)
            .sorted()
            .toList();
    if (!kinds.isEmpty()) {
      List<Map<String, String>> told = told(base, byClass);
      Set<String> readers = new TreeSet<>(kinds);
      told.forEach(value -> readers.add(value.get("model")));
      base.vendorExtensions.put("x-kinds", kinds);
      base.vendorExtensions.put("x-told", told);
      base.vendorExtensions.put("x-readers", new ArrayList<>(readers));
      base.vendorExtensions.put("x-named", true);
      base.vars.forEach(field -> field.vendorExtensions.put("x-of-base", true));
    }
  }

  /** The values of the discriminator with what each tells, if that is built upon this base. */
  private static List<Map<String, String>> told(
      CodegenModel base, Map<String, CodegenModel> byClass) {
    List<Map<String, String>> told = new ArrayList<>();
    CodegenModel teller = base;
    while (teller.discriminator.getMappedModels() == null) {
      teller = byClass.get(teller.parent);
    }
    for (MappedModel mapped : teller.discriminator.getMappedModels()) {
      CodegenModel model = byClass.get(mapped.getModelName());
      while (model != null && !base.classname.equals(model.parent)) {
        model = byClass.get(String.valueOf(model.parent));
      }
      if (model != null) {
        told.add(Map.of("value", mapped.getMappingName(), "model", mapped.getModelName()));
      }
    }
    return told;
  }

  private static void markKind(
      CodegenModel kind, CodegenModel base, Map<String, CodegenModel> byClass) {
    kind.vendorExtensions.put("x-base", base.classname);
    kind.vendorExtensions.put("x-named", true);
    CodegenModel root = base;
    while (byClass.containsKey(String.valueOf(root.parent))) {
      root = byClass.get(root.parent);
    }
    kind.additionalPropertiesType =
        root.additionalPropertiesType == null ? ANYTHING : root.additionalPropertiesType;
    // What the base has is there already, whatever the kind says of it once more.
    Set<String> ofBase =
        kind.parentVars.stream().map(field -> field.baseName).collect(Collectors.toSet());
    for (CodegenProperty field : kind.vars) {
      field.vendorExtensions.put("x-of-base", kind.vendorExtensions.containsKey("x-kinds"));
    }
    kind.vars.removeIf(field -> ofBase.contains(field.baseName));
    kind.allVars.replaceAll(
        field ->
            kind.parentVars.stream()
                .filter(inherited -> inherited.baseName.equals(field.baseName))
                .findFirst()
                .orElse(field));
  }
}
