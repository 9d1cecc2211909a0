package co.datacue.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {

  @ParameterizedTest
  @CsvSource({
    "name,name,name",
    "a b,aB,aB",
    "🙂,🙂,field1F642",
    "-,_,field2D",
    "true,true,_true",
    "1st,1st,_1st"
  })
  void fieldNameIsAnIdentifier(String inJson, String suggested, String name) {
    assertEquals(name, JavaNames.field(inJson, suggested));
  }

  @ParameterizedTest
  @CsvSource({
    "a b,A_B,A_B",
    "class,propertyClass,CLASS",
    "ÄÖ,u4,ÄÖ",
    "🙂,u2,U1F642",
    "*/,u,U2A_2F",
    "1é,u,_1É"
  })
  void constantIsAnIdentifierInCapitals(String inJson, String suggested, String name) {
    assertEquals(name, JavaNames.constant(inJson, suggested));
  }

  @Test
  void namesAreTakenTogetherOrNotAtAll() {
    JavaNames names = new JavaNames(Set.of("equals"));
    assertFalse(names.take(List.of("free", "equals")));
    assertTrue(names.take(List.of("free")));
    assertFalse(names.take(List.of("free")));
  }

  @Test
  void literalIsTheTextItself() {
    assertEquals("\"a\\\"b\\\\c\\nd\\re\\tf*/é\"", JavaLiteral.of("a\"b\\c\nd\re\tf*/é"));
  }
}
