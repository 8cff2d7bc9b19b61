package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.policy.Policy;
import java.util.stream.Stream;

/** A flow that nobody can explain a year from now: "document policy intent", as the guides say. */
final class FlowWithoutWhy implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(flow -> flow.why().isBlank())
        .map(flow ->
            warning(
                FindingCode.FLOW_WITHOUT_WHY,
                at(flow),
                name(drawing, flow.from()),
                name(drawing, flow.to())));
  }
}
