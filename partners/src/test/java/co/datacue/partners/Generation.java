package co.datacue.partners;

import java.nio.file.Path;
import java.util.Map;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/** OpenAPI Generator as its command line runs it. */
final class Generation {
  private Generation() {}

  /** Its settings are global, so one at a time. */
  static synchronized void generate(
      String generator,
      Map<String, String> options,
      Map<String, String> types,
      Path contract,
      Path out) {
    GlobalSettings.reset();
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName(generator)
            .setInputSpec(contract.toString())
            .setOutputDir(out.toString());
    options.forEach(configurator::addAdditionalProperty);
    types.forEach(configurator::addTypeMapping);
    DefaultGenerator generated = new DefaultGenerator();
    generated.setGenerateMetadata(false);
    if (generated.opts(configurator.toClientOptInput()).generate().isEmpty()) {
      throw new AssertionError(generator + " wrote nothing");
    }
  }
}
