package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Anything that is JSON. */
record AnyShape() implements Shape {
  static final AnyShape ANYTHING = new AnyShape();

  @Override
  public String wanted() {
    return "anything";
  }

  @Override
  public void check(JsonParser in, Misfits misfits) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> {
        Set<String> names = new HashSet<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          if (!names.add(in.currentName())) {
            misfits.add(in, "stands twice");
          }
          Tokens.refuseHalfCharacter(in, misfits);
          in.nextToken();
          check(in, misfits);
        }
      }
      case START_ARRAY -> {
        while (in.nextToken() != JsonToken.END_ARRAY) {
          check(in, misfits);
        }
      }
      case VALUE_STRING -> Tokens.refuseHalfCharacter(in, misfits);
      default -> {}
    }
  }
}
