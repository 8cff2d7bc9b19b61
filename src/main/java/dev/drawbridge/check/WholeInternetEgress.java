package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.policy.Policy;
import java.util.stream.Stream;

/** A flow by which services may reach every address there is: the way data is carried out. */
final class WholeInternetEgress implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(flow ->
            policy.expand(flow.to()).stream().anyMatch(end -> Outside.isWholeInternet(policy, end)))
        .map(flow ->
            warning(
                FindingCode.WHOLE_INTERNET_EGRESS,
                at(flow),
                name(drawing, flow.from()),
                name(drawing, flow.to())));
  }
}
