package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.fix;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.policy.Door;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Zones that a router cannot tell by their addresses: one that names none, and two that have some
 * in common, so that a forged address of the one passes at the interface of the other.
 */
final class DoorSources implements Check {
  private static final EnumSet<TargetName> HOSTS =
      EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES);

  @Override
  public Stream<Finding> findings(Policy policy) {
    List<Finding> found = new ArrayList<>();
    for (Router router : policy.drawing().routers()) {
      List<Door> doors = policy.doors(router.key());
      for (int i = 0; i < doors.size(); i++) {
        if (hasNoRange(policy, router, doors.get(i))) {
          found.add(withoutRange(policy.drawing(), router, doors.get(i)));
        }
        for (Door later : doors.subList(i + 1, doors.size())) {
          AddressSet common = doors.get(i).sources().intersect(later.sources());
          if (!common.isEmpty() && !doors.get(i).link().equals(later.link())) {
            found.add(overlap(policy, router, doors.get(i), later, common));
          }
        }
      }
    }
    return found.stream();
  }

  /** What a network in it covers is a range as well. */
  private static boolean hasNoRange(Policy policy, Router router, Door door) {
    return policy
        .drawing()
        .elements()
        .filter(element -> stands(policy, router, door, element))
        .noneMatch(element ->
            (element instanceof Zone || element instanceof Network)
                && !policy.addresses(element.key()).isEmpty());
  }

  private static boolean stands(Policy policy, Router router, Door door, Element element) {
    return element.key().equals(door.zone())
        || policy.zoneAt(router.key(), element.key()).filter(door.zone()::equals).isPresent()
        || (element instanceof Zone zone
            && !router.joins().containsKey(zone.key())
            && policy.drawing().around(zone).stream()
                .map(Zone::key)
                .filter(router.joins()::containsKey)
                .findFirst()
                .filter(door.zone()::equals)
                .isPresent());
  }

  private static Finding withoutRange(Drawing drawing, Router router, Door door) {
    return warning(
            FindingCode.JOINED_ZONE_WITHOUT_RANGE,
            at(door.zone(), router.key()),
            name(drawing, door.zone()),
            router.name())
        .on(HOSTS);
  }

  private static Finding overlap(
      Policy policy, Router router, Door first, Door second, AddressSet common) {
    Drawing drawing = policy.drawing();
    Finding finding =
        warning(
                FindingCode.SOURCES_OVERLAP,
                at(router.key(), first.zone(), second.zone()),
                router.name(),
                name(drawing, first.zone()),
                name(drawing, second.zone()),
                common)
            .on(HOSTS);
    return finding.fixedBy(
        Stream.of(except(policy, router, first, second), except(policy, router, second, first))
            .flatMap(List::stream)
            .toArray(Finding.Fix[]::new));
  }

  /** Where it is one network alone that reaches over, it can leave the other zone out. */
  private static List<Finding.Fix> except(Policy policy, Router router, Door wide, Door other) {
    List<Network> reaching =
        policy.drawing().networks().values().stream()
            .filter(network -> stands(policy, router, wide, network))
            .filter(network -> policy.addresses(network.key()).overlaps(other.sources()))
            .toList();
    if (reaching.size() != 1) {
      return List.of();
    }
    Network network = reaching.getFirst();
    AddressSet common = policy.addresses(network.key()).intersect(other.sources());
    List<AddressSpec> except = new ArrayList<>(network.except());
    common.cidrs().forEach(cidr -> except.add(AddressSpec.parse(cidr.toString())));
    return List.of(
        fix(
            FixCode.EXCEPT_FROM,
            new Edit.Change(network.withExcept(except)),
            common,
            network.name()));
  }
}
