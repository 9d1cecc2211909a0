package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * What a model has a say in beyond the shape, such as a format that is a class of its own in Java,
 * or a field that only answers have. An item that has it is not sent as it stands.
 */
record ThroughModel(Shape shape) implements Shape {
  @Override
  public Shape bare() {
    return shape.bare();
  }

  @Override
  public String wanted() {
    return shape.wanted();
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    findings.rewrite();
    shape.check(in, findings);
  }
}
