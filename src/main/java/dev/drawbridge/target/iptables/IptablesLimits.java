package dev.drawbridge.target.iptables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.host.HostLimits;
import dev.drawbridge.target.host.Opening;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What iptables cannot say of a policy: what no host target can, and two numbers that it takes for
 * "any". Sources: {@code ip_packet_match} ("if (ip->proto)") and {@code icmp_type_code_match}
 * ("test_type == 0xFF") of the kernel's {@code ip_tables.c}; for ICMPv6 types there is no such
 * exception.
 */
final class IptablesLimits {
  private static final Traffic ZERO = Traffic.of(new Protocol(0));
  private static final Traffic TYPE_255 = Traffic.icmp(Protocol.ICMP, 255);

  private static final int FIRST_OF_TYPE_255 = 255 * 256;

  private IptablesLimits() {}

  static Limits of(Policy policy) {
    Limits common = HostLimits.of(policy, TargetName.IPTABLES);
    List<Loss> losses = new ArrayList<>(common.losses());
    for (ServiceRules rules : policy.protectedBy(TargetName.IPTABLES)) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : rules.rules(direction, TargetName.IPTABLES)) {
          AddressSet peers = policy.addressesOnHost(rules.service(), rule.peer());
          addLosses(losses, rules, direction, rule, peers);
        }
      }
      for (Crossing crossing : rules.crossings(TargetName.IPTABLES)) {
        AddressSet peers = policy.addressesOnHost(crossing.from(), crossing.to());
        addLosses(losses, rules, Direction.EGRESS, crossing.towards(crossing.to()), peers);
      }
    }
    return new Limits(
        common.blocking(),
        common.warnings(),
        List.copyOf(new LinkedHashSet<>(losses)),
        common.caveats());
  }

  /** Whether a rule can say it and nothing more. */
  static boolean canSay(Opening opening) {
    return opening.kinds().map(kinds -> canSay(opening.family(), kinds)).orElse(true);
  }

  private static boolean canSay(Family family, Kinds kinds) {
    boolean isType255 =
        family == Family.IPV4
            && kinds.protocol().equals(Protocol.ICMP)
            && !kinds.isComplete()
            && kinds.first() >= FIRST_OF_TYPE_255;
    return kinds.protocol().number() != 0 && !isType255;
  }

  /** The part of some traffic that rules of a family can say. */
  static Traffic sayable(Family family, Traffic traffic) {
    return traffic.isAny() ? traffic : traffic.minus(ZERO).minus(type255(family, traffic));
  }

  private static Traffic type255(Family family, Traffic traffic) {
    return family == Family.IPV4 && !traffic.isComplete(Protocol.ICMP)
        ? traffic.intersect(TYPE_255)
        : Traffic.NONE;
  }

  private static void addLosses(
      List<Loss> losses, ServiceRules rules, Direction direction, Rule rule, AddressSet peers) {
    if (rule.traffic().isAny()) {
      return;
    }
    if (rule.traffic().overlaps(ZERO)) {
      add(losses, rules, direction, rule, peers, ZERO, IptablesLimit.PROTOCOL_ZERO);
    }
    Traffic type255 = type255(Family.IPV4, rule.traffic());
    if (type255.equals(TYPE_255)) {
      AddressSet ipv4 = peers.only(Family.IPV4);
      add(losses, rules, direction, rule, ipv4, type255, IptablesLimit.ICMP_TYPE_255);
    }
  }

  private static void add(
      List<Loss> losses,
      ServiceRules rules,
      Direction direction,
      Rule rule,
      AddressSet peers,
      Traffic traffic,
      IptablesLimit reason) {
    if (!peers.isEmpty()) {
      losses.add(
          new Loss(
              TargetName.IPTABLES,
              rule.flow(),
              rules.service(),
              direction,
              rule.peer(),
              peers,
              traffic,
              reason,
              List.of()));
    }
  }
}
