package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ApiDifferenceTest {
  private static final String BEFORE =
      """
      public class a.Kept
        a.Kept: public int one()
        a.Kept: public int two()
      public class a.Gone
        a.Gone: public int one()
      """;

  @Test
  void sameIsNoDifference() {
    assertTrue(ApiDifference.between(BEFORE, BEFORE).isEmpty());
  }

  @Test
  void classesThatCameOrWentAreALineEach() {
    String after =
        """
        public class a.Kept
          a.Kept: public int one() // deprecated
          a.Kept: public int two()
        public class b.New
          b.New: public int one()
          b.New: public int two()
        """;
    ApiDifference difference = ApiDifference.between(BEFORE, after);
    assertEquals(
        """
        - public class a.Gone (1 members)
        - a.Kept: public int one()
        + a.Kept: public int one() // deprecated
        + public class b.New (2 members)
        """,
        difference.summary());
    assertEquals(7, difference.whole().lines().count());
    assertTrue(difference.whole().contains("\n+   b.New: public int two()\n"));
  }

  @Test
  void classThatChangedAllOverIsCutShort() {
    StringBuilder after = new StringBuilder("public class a.Kept\n");
    for (int i = 0; i < 20; i++) {
      after.append("  a.Kept: public int n").append(i).append("()\n");
    }
    String summary = ApiDifference.between("public class a.Kept\n", after.toString()).summary();
    assertEquals(13, summary.lines().count());
    assertTrue(summary.endsWith("+ and 8 more of public class a.Kept\n"), summary);
  }
}
