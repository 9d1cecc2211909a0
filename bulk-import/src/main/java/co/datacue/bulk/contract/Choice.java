package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value for which at least one of several shapes has to fit: {@code anyOf}, and {@code allOf} as
 * all of them.
 *
 * @param least how many have to fit
 * @param most how many may fit
 */
record Choice(List<Shape> shapes, int least, int most) implements Shape {
  @Override
  public String wanted() {
    String or = least == shapes.size() ? " and " : " or ";
    return shapes.stream().map(Shape::wanted).distinct().collect(Collectors.joining(or));
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    findings.rewrite(); // which model it becomes is not known here
    JsonNode value = in.readValueAsTree();
    List<Misfit> reasons = new ArrayList<>();
    int fitting = 0;
    for (Shape shape : shapes) {
      JsonParser tree = value.traverse(in.getCodec());
      tree.nextToken();
      Findings ofShape = new Findings(findings.mayHaveEscapes());
      shape.check(tree, ofShape);
      fitting += ofShape.misfits().isEmpty() ? 1 : 0;
      reasons.addAll(ofShape.misfits());
    }
    if (fitting > most) {
      findings.add(in, "fits " + fitting + " shapes where it must fit " + most);
    } else if (fitting < least) {
      findings.add(
          in,
          reasons.stream().map(Misfit::toString).distinct().collect(Collectors.joining("; or ")));
    }
  }
}
