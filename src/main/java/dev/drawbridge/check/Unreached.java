package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.note;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.List;
import java.util.stream.Stream;

/** A service that nobody may reach; if it also reaches nothing of its own it was left out. */
final class Unreached implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return policy.services().stream()
        // A router is there for what others have to say to each other.
        .filter(service -> !drawing.routers().contains(service.service()))
        .filter(service -> !meetsOthers(service, service.ingress(), drawing))
        .map(service ->
            meetsOthers(service, service.egress(), drawing)
                ? note(
                    FindingCode.SERVICE_UNREACHED,
                    at(service.service()),
                    name(drawing, service.service()))
                : warning(
                    FindingCode.SERVICE_ISOLATED,
                    at(service.service()),
                    name(drawing, service.service())));
  }

  /**
   * Whether a drawn flow connects it with somebody else: what every service has says nothing about
   * this one.
   */
  private static boolean meetsOthers(ServiceRules service, List<Rule> rules, Drawing drawing) {
    return rules.stream()
        .anyMatch(rule ->
            !rule.peer().equals(service.service()) && !drawing.ambients().contains(rule.flow()));
  }
}
