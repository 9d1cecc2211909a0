package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** True or false. */
public record BooleanShape() implements Shape {
  @Override
  public String wanted() {
    return "true or false";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    if (!in.currentToken().isBoolean()) {
      refuseKind(in, findings);
    }
  }
}
