package co.datacue.contract.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorOptionsTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final String CONTRACT =
      """
      components:
        schemas:
          Thing:
            type: object
            properties:
              size: {type: string}
          ThingCreate:
            description: Demands more.
            allOf:
              - $ref: '#/components/schemas/Thing'
              - type: object
                required: [size]
          ThingImport:
            allOf:
              - required: [size]
              - $ref: '#/components/schemas/ThingCreate'
          LargerThing:
            allOf:
              - $ref: '#/components/schemas/Thing'
              - properties:
                  weight: {type: string}
          OpenThing:
            allOf:
              - $ref: '#/components/schemas/Thing'
              - required: [size]
            additionalProperties: true
          Both:
            allOf:
              - $ref: '#/components/schemas/Thing'
              - $ref: '#/components/schemas/LargerThing'
          OnlyThat:
            allOf:
              - $ref: '#/components/schemas/Thing'
          Animal:
            type: object
            discriminator: {propertyName: kind}
          Cat:
            allOf:
              - $ref: '#/components/schemas/Animal'
              - required: [kind]
      """;

  @Test
  void schemaThatOnlyDemandsMoreIsTheSameClass() throws Exception {
    assertEquals(
        Map.of("ThingCreate", "Thing", "ThingImport", "Thing"),
        GeneratorOptions.sameClasses(YAML.readTree(CONTRACT)));
  }

  @Test
  void optionsKeepWhatTheySaidBefore(@TempDir Path folder) throws Exception {
    Path contract = Files.writeString(folder.resolve("openapi.yaml"), CONTRACT);
    Path options = folder.resolve("generator.yaml");
    Files.writeString(options, "files: {a: 1}\nschemaMappings: {Price: BigDecimal}\n");
    Path target = folder.resolve("target/generator.yaml");
    String[] arguments = {contract.toString(), options.toString(), target.toString()};
    GeneratorOptions.main(arguments);
    JsonNode written = YAML.readTree(target.toFile());
    assertEquals(1, written.at("/files/a").intValue());
    assertEquals("BigDecimal", written.at("/schemaMappings/Price").textValue());
    assertEquals("Thing", written.at("/schemaMappings/ThingCreate").textValue());
    assertEquals("co.datacue.client.model.Thing", written.at("/importMappings/Thing").textValue());
  }
}
