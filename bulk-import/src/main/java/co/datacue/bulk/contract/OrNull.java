package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** What may also be null. */
record OrNull(Shape shape) implements Shape {
  @Override
  public Shape bare() {
    return shape;
  }

  @Override
  public String wanted() {
    return shape.wanted() + " or null";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      findings.rewrite();
    } else {
      shape.check(in, findings);
    }
  }
}
