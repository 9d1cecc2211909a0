package co.datacue.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import co.datacue.client.PathStyle;
import co.datacue.client.json.DataCueJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;

class ParameterTextsTest {
  private static final String HALF = "a\ud83d";

  private final Operations operations =
      new Retrofit.Builder()
          .baseUrl("https://api.example/")
          .addConverterFactory(new ParameterTexts(DataCueJson.gson()))
          .build()
          .create(Operations.class);

  /** As they are generated. */
  private interface Operations {
    @GET("/q")
    Call<ResponseBody> query(
        @Query("price") BigDecimal price,
        @Query("day") LocalDate day,
        @Query("at") List<OffsetDateTime> at,
        @Query("text") String text);

    @GET("/h")
    Call<ResponseBody> header(@Header("X-At") OffsetDateTime at, @Header("X-Text") String text);

    @GET("/p/{id}")
    Call<ResponseBody> path(@Path("id") String id);

    @GET("/p/{id}")
    Call<ResponseBody> label(@Path("id") @PathStyle(value = "label", explode = false) String id);

    @GET("/p/{id}")
    Call<ResponseBody> matrix(@Path("id") @PathStyle(value = "matrix", explode = true) Long id);

    @GET("/p/{ids}")
    Call<ResponseBody> list(@Path(value = "ids", encoded = true) List<BigDecimal> ids);

    @GET("/p/{ids}")
    Call<ResponseBody> labels(
        @Path(value = "ids", encoded = true) @PathStyle(value = "label", explode = false)
            List<String> ids);

    @GET("/p/{ids}")
    Call<ResponseBody> labelsExploded(
        @Path(value = "ids", encoded = true) @PathStyle(value = "label", explode = true)
            List<String> ids);

    @GET("/p/{ids}")
    Call<ResponseBody> matrices(
        @Path(value = "ids", encoded = true) @PathStyle(value = "matrix", explode = false)
            Set<String> ids);

    @GET("/p/{ids}")
    Call<ResponseBody> matricesExploded(
        @Path(value = "ids", encoded = true) @PathStyle(value = "matrix", explode = true)
            List<String> ids);
  }

  @Test
  void valuesInTheQueryAreThoseOfJson() {
    OffsetDateTime at = OffsetDateTime.parse("2024-02-29T01:02:03+01:00");
    assertUrl(
        "/q?price=1000&day=2024-02-29&at=2024-02-29T01%3A02%3A03%2B01%3A00"
            + "&at=2024-02-29T01%3A02%3A03%2B01%3A00&text=%22a%22%20b",
        operations.query(
            new BigDecimal("1E+3"), LocalDate.of(2024, 2, 29), List.of(at, at), "\"a\" b"));
  }

  @Test
  void valuesInHeadersAreThoseOfJson() {
    Call<ResponseBody> call =
        operations.header(OffsetDateTime.parse("2024-02-29T01:02:03Z"), "a \"b\"");
    assertEquals("2024-02-29T01:02:03Z", call.request().header("X-At"));
    assertEquals("a \"b\"", call.request().header("X-Text"));
  }

  @Test
  void scalarsInThePathHaveTheirPrefix() {
    assertUrl("/p/a%2Fb", operations.path("a/b"));
    assertUrl("/p/.a%2Fb", operations.label("a/b"));
    assertUrl("/p/;id=5", operations.matrix(5L));
  }

  @Test
  void listsInThePathAreJoinedByTheirStyle() {
    List<String> ids = List.of("a,b", "c-~é");
    assertUrl(
        "/p/1.50,1000", operations.list(List.of(new BigDecimal("1.50"), new BigDecimal("1E+3"))));
    assertUrl("/p/.a%2Cb,c-~%C3%A9", operations.labels(ids));
    assertUrl("/p/.a%2Cb.c-~%C3%A9", operations.labelsExploded(ids));
    assertUrl("/p/;ids=a%3Db", operations.matrices(Set.of("a=b")));
    assertUrl("/p/;ids=a%2Cb;ids=c-~%C3%A9", operations.matricesExploded(ids));
  }

  @Test
  void whatWouldBeAnotherOneInAPathIsRefused() {
    assertRefused("id is empty: an id in a path needs at least one character", operations.path(""));
    assertRefused(
        "ids is empty: a list in a path needs at least one item", operations.list(List.of()));
    assertRefused(
        "ids is empty: an id in a path needs at least one character",
        operations.labels(List.of("a", "")));
  }

  @Test
  void halfASurrogatePairIsRefusedByTheNameOfItsParameter() {
    String rest = " holds half a surrogate pair and would be sent as another id: send it whole";
    assertRefused("text" + rest, operations.query(null, null, null, HALF));
    assertRefused("X-Text" + rest, operations.header(null, HALF));
    assertRefused("id" + rest, operations.path(HALF));
    assertRefused("ids" + rest, operations.labels(List.of(HALF)));
  }

  private static void assertUrl(String expected, Call<?> call) {
    assertEquals("https://api.example" + expected, call.request().url().toString());
  }

  private static void assertRefused(String message, Call<?> call) {
    Exception refused = assertThrows(IllegalArgumentException.class, call::request);
    assertEquals(message, refused.getMessage());
  }
}
