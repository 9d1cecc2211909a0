package co.datacue.contract.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.contract.drift.ProjectCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The short form of {@link NextEditionTest}: all changes of the later edition at once, and a client
 * that is generated and compiled of them.
 */
// It waits for a build of a copy and shares nothing.
@Execution(ExecutionMode.CONCURRENT)
class EveryEditionTest {
  @TempDir private Path folder;

  @Test
  void clientOfTheLaterEditionIsMade() throws Exception {
    ProjectCopy project = ProjectCopy.in(folder);
    List<Edition> editions = Edition.all();
    assertEquals(6, editions.size());
    for (Edition edition : editions) {
      edition.editContract(project.contract());
    }
    project.build("package");
    assertHas("api/CouponsApi", "createCoupon(@Body Coupon ");
    assertHas("api/ProductsApi", "@PATCH(\"/v1/products/{product_id}/{variant_id}\")");
    assertHas(
        "model/Product", "@deprecated Address of the picture. Replaced by {@code image_url}, ");
    assertHas("model/Event", "ReviewEvent");
    assertHas("api/RecommendationsApi", "List<String> productIds");
    assertHas("api/RecommendationsApi", "LocalDate since");
  }

  private void assertHas(String source, String part) throws IOException {
    Path file =
        folder.resolve(
            "generated-client/target/generated-sources/openapi/co/datacue/client/"
                + source
                + ".java");
    // In one line, and every class without its package.
    String text =
        Files.readString(file)
            .replaceAll("\n *\\* ", " ")
            .replaceAll("\\s+", " ")
            .replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    assertTrue(text.contains(part), () -> part + " is not in " + text);
  }
}
