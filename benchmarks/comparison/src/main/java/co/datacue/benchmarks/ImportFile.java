package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files of products as the {@link Catalogue} has them, each with an id of its own. */
final class ImportFile {
  private static final int BUFFER = 1 << 16;

  private ImportFile() {}

  /** Writes so many, gzipped if the name says so. */
  static Path write(Path file, int items) throws IOException {
    ObjectMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    List<String[]> products = new ArrayList<>();
    for (Catalogue.Entry entry : Catalogue.entries(Catalogue.BATCH)) {
      products.add(mapper.writeValueAsString(entry).split(entry.productId(), -1));
    }
    try (OutputStream out = open(file)) {
      for (int i = 0; i < items; i++) {
        String line = String.join("product-" + i, products.get(i % products.size())) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz")
        ? new BufferedOutputStream(new GZIPOutputStream(out, BUFFER), BUFFER)
        : new BufferedOutputStream(out, BUFFER);
  }
}
