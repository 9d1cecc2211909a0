package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A list. */
public record ArrayShape(Shape items, int minItems, int maxItems, boolean uniqueItems)
    implements Shape {
  @Override
  public String wanted() {
    return "a list";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      refuseKind(in, findings);
      return;
    }
    JsonParser each = in;
    if (uniqueItems) {
      JsonNode list = in.readValueAsTree();
      Set<JsonNode> different = new HashSet<>();
      list.forEach(different::add);
      if (different.size() < list.size()) {
        findings.add(in, "must have no item twice");
      }
      each = list.traverse(in.getCodec());
      each.nextToken();
    }
    int count = 0;
    while (each.nextToken() != JsonToken.END_ARRAY) {
      items.check(each, findings);
      count++;
    }
    if (count < minItems) {
      findings.add(in, "must have at least " + minItems + " items, not " + count);
    } else if (count > maxItems) {
      findings.add(in, "must have at most " + maxItems + " items, not " + count);
    }
  }
}
