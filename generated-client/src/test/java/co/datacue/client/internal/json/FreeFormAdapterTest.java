package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.OrderStatus;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.UserProfile;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may stand in a free-form field, by the client's own writer and by Gson's two. */
class FreeFormAdapterTest {
  private final Gson gson = DataCueJson.gson();

  static Stream<Arguments> writable() {
    return Stream.of(
        Arguments.of("t", "\"t\""),
        Arguments.of(true, "true"),
        Arguments.of(null, "null"),
        Arguments.of(new StringBuilder("b"), "\"b\""),
        Arguments.of('c', "\"c\""),
        Arguments.of((short) 2, "2"),
        Arguments.of(1.5f, "1.5"),
        Arguments.of(0.1, "0.1"),
        Arguments.of(new BigDecimal("1E+3"), "1000"),
        Arguments.of(new BigInteger("9".repeat(400)), "9".repeat(400)),
        Arguments.of(new AtomicLong(7), "7"),
        Arguments.of(new LongAdder(), "0"),
        Arguments.of(new DoubleAdder(), "0.0"),
        Arguments.of(new UUID(0, 1), "\"00000000-0000-0000-0000-000000000001\""),
        Arguments.of(URI.create("https://shop.example/a?b=c"), "\"https://shop.example/a?b=c\""),
        Arguments.of(Currency.getInstance("EUR"), "\"EUR\""),
        Arguments.of(OrderStatus.CANCELLED, "\"cancelled\""),
        Arguments.of(Naming.LOUD, "\"LOUD\""),
        Arguments.of(Naming.ODD, "\"ODD\""),
        Arguments.of(DayOfWeek.MONDAY, "\"MONDAY\""),
        Arguments.of(List.of(1, List.of("a")), "[1,[\"a\"]]"),
        Arguments.of(Set.of("one"), "[\"one\"]"),
        Arguments.of(new Object[] {"a", 1, null}, "[\"a\",1,null]"),
        Arguments.of(new int[] {1, 2}, "[1,2]"),
        Arguments.of(Map.of("k", Map.of()), "{\"k\":{}}"),
        Arguments.of(Map.of(OrderStatus.COMPLETED, 1), "{\"completed\":1}"),
        Arguments.of(Map.of(Naming.ODD, 1), "{\"ODD\":1}"),
        Arguments.of(Map.of(38, 5), "{\"38\":5}"),
        Arguments.of(Map.of(LocalDate.EPOCH, 5), "{\"1970-01-01\":5}"),
        Arguments.of(new HashMap<>(Map.of("sub", "class")) {}, "{\"sub\":\"class\"}"),
        Arguments.of(new ProductUpdate().name("n"), "{\"name\":\"n\"}"),
        Arguments.of(
            List.of(new UserProfile().additionalProperty("since", LocalDate.EPOCH)),
            "[{\"since\":\"1970-01-01\"}]"),
        Arguments.of(
            JsonParser.parseString("{\"a\":[1e400,\"t\",true,null]}"),
            "{\"a\":[1e400,\"t\",true,null]}"));
  }

  static Stream<Arguments> times() {
    LocalDateTime local = LocalDateTime.of(2018, 4, 4, 23, 29);
    return Stream.of(
            Arguments.of(local.toLocalDate(), "2018-04-04"),
            Arguments.of(LocalDate.of(0, 1, 1), "0000-01-01"),
            Arguments.of(LocalDate.of(9999, 12, 31), "9999-12-31"),
            Arguments.of(local, "2018-04-04T23:29"),
            Arguments.of(local.toLocalTime(), "23:29"),
            Arguments.of(local.atOffset(ZoneOffset.ofHours(-3)), "2018-04-04T23:29:00-03:00"),
            Arguments.of(local.toInstant(ZoneOffset.UTC), "2018-04-04T23:29:00Z"),
            Arguments.of(
                ZonedDateTime.parse("2018-04-04T23:29:00+02:00[Europe/Berlin]"),
                "2018-04-04T23:29:00+02:00"),
            Arguments.of(OffsetDateTime.parse("0000-01-01T00:00:00Z"), "0000-01-01T00:00:00Z"),
            Arguments.of(OffsetDateTime.parse("9999-12-31T23:59:59Z"), "9999-12-31T23:59:59Z"),
            Arguments.of(Year.of(2018), "2018"),
            Arguments.of(YearMonth.of(2018, 4), "2018-04"),
            Arguments.of(MonthDay.of(4, 4), "--04-04"),
            Arguments.of(Duration.ofMinutes(90), "PT1H30M"),
            Arguments.of(Period.ofDays(3), "P3D"))
        .map(Arguments::get)
        .map(pair -> Arguments.of(pair[0], '"' + (String) pair[1] + '"'));
  }

  @ParameterizedTest
  @MethodSource({"writable", "times"})
  void valueIsWrittenTheSameByEveryWriter(Object value, String json) {
    Map<String, Object> extra = Collections.singletonMap("v", value);
    assertWritten("{\"extra\":{\"v\":" + json + "}}", new ProductUpdate().extra(extra));
    assertWritten("{\"v\":" + json + "}", new UserProfile().additionalProperty("v", value));
  }

  private void assertWritten(String json, Object model) {
    assertEquals(json, sent(model));
    assertEquals(json, gson.toJson(model));
    assertEquals(JsonParser.parseString(json), gson.toJsonTree(model));
  }

  static Stream<Arguments> unwritable() {
    return Stream.of(
        Arguments.of(new Date(0), "java.util.Date"),
        Arguments.of(Calendar.getInstance(), "java.util.GregorianCalendar"),
        Arguments.of(Optional.of("x"), "java.util.Optional"),
        Arguments.of(Locale.ROOT, "java.util.Locale"),
        Arguments.of(new Own("x"), Own.class.getName()),
        Arguments.of(new Odd(), Odd.class.getName()),
        Arguments.of(new Odd() {}, FreeFormAdapterTest.class.getName() + "$"),
        Arguments.of(java.time.Clock.systemUTC(), "java.time.Clock"),
        Arguments.of(java.time.chrono.JapaneseDate.of(2018, 4, 4), "JapaneseDate"),
        Arguments.of(List.of(1, new Date(0)), "java.util.Date"),
        Arguments.of(Map.of(new Own("x"), 1), Own.class.getName()),
        Arguments.of(Map.of(1.5, 1), "java.lang.Double"),
        Arguments.of(Map.of(1, "a", "1", "b"), "two keys that stand as \"1\""),
        Arguments.of(Map.of(1, "a", 1L, "b"), "two keys that stand as \"1\""),
        Arguments.of(Collections.singletonMap(null, 1), "null"),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity"),
        Arguments.of(infinite(), "Infinity"),
        Arguments.of(Instant.MAX, "+1000000000"),
        Arguments.of(Instant.MIN, "-1000000000"),
        Arguments.of(OffsetDateTime.MIN, "9999"));
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void anythingElseIsRefusedByFieldAndClass(Object value, String named) {
    Map<String, Object> extra = new HashMap<>();
    extra.put("since", value);
    for (Object model :
        List.of(
            new ProductUpdate().extra(extra),
            new UserProfile().additionalProperty("since", value))) {
      refused(() -> gson.toJson(model), "\"since\"", named);
      refused(() -> gson.toJsonTree(model), "\"since\"", named);
      refused(() -> sent(model), "\"since\"", named, "since");
    }
  }

  @Test
  void fieldsOfOneTypeAreWrittenAndRead() throws IOException {
    TypeAdapter<Integer> numbers = FreeFormAdapter.of(gson, TypeToken.get(Integer.class));
    StringWriter json = new StringWriter();
    JsonWriter out = new JsonWriter(json);
    out.beginObject();
    FreeFormAdapter.writeFields(out, Map.of("a", 1), numbers);
    out.endObject();
    assertEquals("{\"a\":1}", json.toString());
    assertEquals(5, numbers.fromJson("5"));
  }

  private static void refused(Executable writing, String... named) {
    String message = assertThrows(IllegalArgumentException.class, writing).getMessage();
    for (String each : named) {
      assertTrue(message.contains(each), message);
    }
  }

  private <T> String sent(T model) {
    return Sent.text(model, gson);
  }

  private static DoubleAdder infinite() {
    DoubleAdder adder = new DoubleAdder();
    adder.add(Double.POSITIVE_INFINITY);
    return adder;
  }

  /** Constants with a body have classes of their own. */
  private enum Naming {
    LOUD {
      @Override
      public String toString() {
        return "loud!";
      }
    },
    ODD
  }

  private record Own(String field) {}

  private static class Odd extends Number {
    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      return 1;
    }

    @Override
    public long longValue() {
      return 1;
    }

    @Override
    public float floatValue() {
      return 1;
    }

    @Override
    public double doubleValue() {
      return 1;
    }
  }
}
