package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.fix;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host that nobody could administer once its rules are on: no flow leads to a port by which
 * machines are administered (ssh, RDP, WinRM).
 */
final class NoWayIn implements Check {
  private static final Traffic ADMINISTRATION = Traffic.tcp(22, 3389, 5985, 5986);
  private static final Set<TargetName> HOSTS = EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES);

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    Optional<Key> management = management(policy);
    return policy.services().stream()
        .filter(service -> HOSTS.stream().anyMatch(t -> policy.protects(t, service.service())))
        .filter(service -> !isAdministered(policy, service))
        .map(service -> finding(drawing, service.service(), management));
  }

  private static boolean isAdministered(Policy policy, ServiceRules service) {
    return HOSTS.stream()
        .filter(target -> policy.protects(target, service.service()))
        .allMatch(target ->
            service.rules(Direction.INGRESS, target).stream()
                .filter(rule -> rule.traffic().overlaps(ADMINISTRATION))
                .anyMatch(
                    rule -> !policy.addressesOnHost(service.service(), rule.peer()).isEmpty()));
  }

  /** Whoever administers most services already. */
  private static Optional<Key> management(Policy policy) {
    return policy.services().stream()
        .flatMap(service -> service.ingress().stream())
        .filter(rule -> rule.traffic().overlaps(ADMINISTRATION) && !rule.traffic().isAny())
        .map(Rule::peer)
        .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static Finding finding(Drawing drawing, Key service, Optional<Key> management) {
    Finding finding = warning(FindingCode.NO_WAY_IN, at(service), name(drawing, service)).on(HOSTS);
    return management
        .filter(from ->
            !from.equals(service) && drawing.element(service).orElseThrow() instanceof Service)
        .map(from ->
            finding.fixedBy(
                fix(
                    FixCode.CONNECT_MANAGEMENT,
                    new Edit.Say(ssh(drawing, from, service)),
                    name(drawing, from))))
        .orElse(finding);
  }

  private static Flow ssh(Drawing drawing, Key from, Key to) {
    return Flow.of(
            StatementId.forFlow(from, to, drawing::hasStatement),
            from,
            to,
            PortSpec.parse("tcp/22"))
        .withWhy("Administration")
        .withOnly(HOSTS);
  }
}
