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
        markBase(model, models);
      }
    }
    for (CodegenModel model : models) {
      CodegenModel base = byClass.get(String.valueOf(model.parent));
      if (base != null) {
        markKind(model, base, byClass);
      }
    }
  }

  private static void markBase(CodegenModel base, Collection<CodegenModel> models) {
    if (base.additionalPropertiesType == null) {
      base.additionalPropertiesType = ANYTHING; // of a kind that is not known nothing gets lost
    }
    List<String> kinds =
        models.stream()
            .filter(model -> base.classname.equals(model.parent))
            .map(model -> model.classname)
            .toList();
    if (!kinds.isEmpty()) {
      Set<String> readers = new TreeSet<>(kinds);
      if (base.discriminator.getMappedModels() != null) {
        base.discriminator.getMappedModels().stream()
            .map(MappedModel::getModelName)
            .forEach(readers::add);
      }
      readers.remove(base.classname);
      base.vendorExtensions.put("x-kinds", kinds);
      base.vendorExtensions.put("x-readers", new ArrayList<>(readers));
      base.vendorExtensions.put("x-named", true);
      base.vars.forEach(field -> field.vendorExtensions.put("x-of-base", true));
    }
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
