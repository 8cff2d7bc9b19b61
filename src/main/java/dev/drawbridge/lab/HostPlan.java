package dev.drawbridge.lab;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Targets;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import java.util.Set;

/**
 * A drawing as it is tried out on hosts.
 *
 * @param policy its meaning
 * @param target a host target
 * @param layout who stands for it
 * @param topology where they stand
 * @param expectation what it says of packets between them
 */
record HostPlan(
    Policy policy,
    TargetName target,
    HostLayout layout,
    Topology topology,
    HostExpectation expectation) {

  /**
   * The plan for a policy on a host target.
   *
   * @param families those that the machine has
   */
  static HostPlan of(Policy policy, TargetName target, Set<Family> families) {
    HostLayout layout = new HostLayout(policy, target, families);
    Topology topology = new Topology(policy, layout);
    HostExpectation expectation =
        new HostExpectation(policy, target, Targets.of(target).limits(policy).losses(), topology);
    return new HostPlan(policy, target, layout, topology, expectation);
  }
}
