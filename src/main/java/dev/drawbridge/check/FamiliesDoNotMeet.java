package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import java.util.EnumSet;
import java.util.stream.Stream;

/** A flow between an end with IPv4 only and one with IPv6 only: on hosts it is the empty set. */
final class FamiliesDoNotMeet implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(flow -> !flow.isSelf())
        .filter(flow -> neverMeet(policy, flow))
        .filter(flow -> !drawing.zones().contains(flow.from()))
        .filter(flow -> !drawing.zones().contains(flow.to()))
        .map(flow ->
            warning(
                    FindingCode.FAMILIES_DO_NOT_MEET,
                    at(flow),
                    name(drawing, flow.from()),
                    name(drawing, flow.to()))
                .on(EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES)));
  }

  private static boolean neverMeet(Policy policy, Flow flow) {
    AddressSet from = policy.addresses(flow.from());
    AddressSet to = policy.addresses(flow.to());
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    for (Family family : from.families()) {
      if (to.families().contains(family)) {
        return false;
      }
    }
    return true;
  }
}
