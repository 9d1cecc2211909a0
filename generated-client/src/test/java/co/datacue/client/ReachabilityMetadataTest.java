package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.ModelAdapters;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What GraalVM is told, held against what the classes do. No GraalVM takes part. */
class ReachabilityMetadataTest {
  private static final String FILE =
      "/META-INF/native-image/co.datacue/datacue-client/reachability-metadata.json";

  private final List<JsonObject> entries = new ArrayList<>();

  ReachabilityMetadataTest() throws IOException {
    try (InputStream in = DataCueClient.class.getResourceAsStream(FILE)) {
      assertNotNull(in, FILE);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (JsonElement entry :
          JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("reflection")) {
        entries.add(entry.getAsJsonObject());
      }
    }
  }

  /** The interfaces that the client hands out: its accessors' return types. */
  private static Set<String> interfaces() {
    return Arrays.stream(DataCueClient.class.getDeclaredMethods())
        .map(Method::getReturnType)
        .filter(Class::isInterface)
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Class<?>> models() throws Exception {
    Path folder =
        Path.of(ModelAdapters.class.getResource("ModelAdapters.class").toURI()).getParent();
    List<Class<?>> models = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (String file : (Iterable<String>) files.map(f -> f.getFileName().toString())::iterator) {
        String name = file.replace(".class", "");
        if (!name.contains("$") && !Set.of("ModelAdapters", "package-info").contains(name)) {
          models.add(Class.forName(ModelAdapters.class.getPackageName() + "." + name));
        }
      }
    }
    assertTrue(models.size() > 20, models.toString());
    return models;
  }

  private Set<String> proxies() {
    return entries.stream()
        .map(entry -> entry.get("type"))
        .filter(JsonElement::isJsonObject)
        .map(type -> type.getAsJsonObject().getAsJsonArray("proxy"))
        .peek(proxied -> assertEquals(1, proxied.size(), "Retrofit proxies one interface each"))
        .map(proxied -> proxied.get(0).getAsString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> types(boolean withMethods) {
    return entries.stream()
        .filter(entry -> entry.get("type").isJsonPrimitive())
        .filter(entry -> entry.has("allDeclaredMethods") || !withMethods)
        .map(entry -> entry.get("type").getAsString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyInterfaceOfTheClientHasItsProxyAndMethods() {
    assertFalse(interfaces().isEmpty());
    assertEquals(interfaces(), proxies());
    Set<String> read = new TreeSet<>(interfaces());
    read.add(ApiOperation.class.getName());
    read.add(PathStyle.class.getName());
    assertEquals(read, types(true));
  }

  @Test
  void everyNamedClassExists() throws ClassNotFoundException {
    for (String name : types(false)) {
      assertEquals(name, Class.forName(name).getName());
    }
  }

  @Test
  void everyModelAndEveryTypeInASignatureIsNamed() throws Exception {
    Set<String> named = types(false);
    for (Class<?> model : models()) {
      assertTrue(named.contains(model.getName()), model.getName());
    }
    for (String name : interfaces()) {
      for (Method method : Class.forName(name).getDeclaredMethods()) {
        Stream.concat(
                Stream.of(method.getGenericReturnType()),
                Arrays.stream(method.getGenericParameterTypes()))
            .flatMap(ReachabilityMetadataTest::classesIn)
            .filter(type -> type.getPackage() == ModelAdapters.class.getPackage())
            .forEach(type -> assertTrue(named.contains(type.getName()), type.getName()));
      }
    }
  }

  private static Stream<Class<?>> classesIn(Type type) {
    return type instanceof ParameterizedType generic
        ? Arrays.stream(generic.getActualTypeArguments()).flatMap(a -> classesIn(a))
        : Stream.of((Class<?>) type);
  }

  /** The reason why no model's fields or constructors are listed. */
  @Test
  void noModelIsReadOrWrittenByReflection() throws Exception {
    Gson gson = DataCueJson.gson();
    for (Class<?> model : models()) {
      TypeAdapter<?> adapter = gson.getAdapter(model);
      if (model.isEnum()) {
        assertEquals("WireEnumAdapter", adapter.getClass().getSimpleName(), model.getName());
      } else {
        assertSame(model, adapter.getClass().getEnclosingClass(), model.getName());
      }
    }
  }
}
