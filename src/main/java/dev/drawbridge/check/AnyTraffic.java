package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import java.util.stream.Stream;

/** A flow on every protocol and port: that is a cable, not a rule. */
final class AnyTraffic implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(flow ->
            flow.ports().stream().anyMatch(p -> p.meaning().filter(Traffic::isAny).isPresent()))
        .map(flow ->
            warning(
                FindingCode.ANY_TRAFFIC,
                at(flow),
                name(drawing, flow.from()),
                name(drawing, flow.to())));
  }
}
