package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Anything that is JSON. */
record AnyShape() implements Shape {
  static final AnyShape ANYTHING = new AnyShape();

  private static final int DEEP = 50;

  @Override
  public String wanted() {
    return "anything";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> {
        rewriteDeep(in, findings);
        Set<String> names = new HashSet<>(2);
        while (in.nextToken() != JsonToken.END_OBJECT) {
          if (!names.add(in.currentName())) {
            findings.add(in, "stands twice");
          }
          Tokens.refuseHalfCharacter(in, findings);
          in.nextToken();
          check(in, findings);
        }
      }
      case START_ARRAY -> {
        rewriteDeep(in, findings);
        while (in.nextToken() != JsonToken.END_ARRAY) {
          check(in, findings);
        }
      }
      case VALUE_STRING -> Tokens.refuseHalfCharacter(in, findings);
      case VALUE_NUMBER_FLOAT -> {
        if (Tokens.hasExponent(in)) {
          findings.rewrite();
        }
      }
      case VALUE_NULL -> findings.rewrite();
      default -> {}
    }
  }

  /** The client has a limit, and it is the client that refuses what is beyond it. */
  private static void rewriteDeep(JsonParser in, Findings findings) {
    if (in.getParsingContext().getNestingDepth() > DEEP) {
      findings.rewrite();
    }
  }
}
