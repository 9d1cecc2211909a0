package co.datacue.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "int8,Integer",
    "int16,Integer",
    "int32,Integer",
    "int64,Long",
    "uint64,BigInteger",
    ",BigInteger"
  })
  void formatDecides(String format, String type) {
    assertEquals(type, WholeNumbers.type(new Schema<>().format(format)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,2147483647,Integer",
    "-2147483648,0,Integer",
    "0,2147483648,Long",
    "-2147483649,0,Long",
    "0,9223372036854775807,Long",
    "0,9223372036854775808,BigInteger",
    "-9223372036854775809,0,BigInteger",
    "0,,BigInteger",
    ",5,BigInteger"
  })
  void boundsDecideWithoutFormat(BigDecimal least, BigDecimal greatest, String type) {
    assertEquals(type, WholeNumbers.type(new Schema<>().minimum(least).maximum(greatest)));
  }

  @Test
  void valuesOfAnEnumDecide() {
    Schema<Object> schema = new Schema<>();
    schema.setEnum(List.of(1, 3_000_000_000L));
    assertEquals("Long", WholeNumbers.type(schema));
  }

  @Test
  void contractMaySayWhatANumberFits() {
    Schema<Object> schema = new Schema<>();
    schema.addExtension("x-fits", "int32");
    assertEquals("Integer", WholeNumbers.type(schema));
  }
}
