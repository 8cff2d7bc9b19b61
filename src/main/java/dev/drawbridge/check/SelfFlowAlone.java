package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import java.util.EnumSet;
import java.util.stream.Stream;

/** A flow among the replicas of a service that has one address: on hosts there is no other one. */
final class SelfFlowAlone implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(flow -> flow.isSelf() && drawing.services().contains(flow.from()))
        .filter(flow -> !policy.addresses(flow.from()).isEmpty())
        .filter(flow -> policy.addressesOnHost(flow.from(), flow.to()).isEmpty())
        .map(flow ->
            warning(FindingCode.SELF_FLOW_ALONE, at(flow), name(drawing, flow.from()))
                .on(EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES)));
  }
}
