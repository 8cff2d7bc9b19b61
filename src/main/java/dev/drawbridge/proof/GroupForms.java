package dev.drawbridge.proof;

import dev.drawbridge.drawing.AwsOptions.PrefixList;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How security groups know a peer (design: aws 3): by its group in the same VPC, by a prefix list
 * that the drawing names, else by its addresses.
 */
final class GroupForms {
  private final Policy policy;
  private final Drawing drawing;

  GroupForms(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
  }

  /** The reference of the group by which a service is known. */
  static String identity(Key service) {
    return "sg:" + service;
  }

  /** The VPC of an end. */
  Optional<String> vpc(Key end) {
    return drawing.vpc(drawing.element(end).orElseThrow());
  }

  /**
   * What one rule lets through.
   *
   * @param groups traffic by reference of the peer's group
   * @param lists traffic by prefix list
   * @param packets by the peer's addresses
   */
  record Form(Map<String, Traffic> groups, Map<String, Traffic> lists, Packets packets) {}

  /** Whether the peer can be said at all. */
  boolean isSayable(Key service, Key peer) {
    return isKnownByGroup(service, peer) || !policy.addresses(peer).isEmpty();
  }

  Form form(Key service, Expectations.Due due) {
    if (isKnownByGroup(service, due.peer())) {
      return new Form(Map.of(identity(due.peer()), due.traffic()), Map.of(), Packets.NONE);
    }
    AddressSet addresses = policy.addresses(due.peer());
    Map<String, Traffic> lists = new HashMap<>();
    for (Family family : Family.values()) {
      Optional<String> list = list(due.peer(), family);
      if (list.isPresent()) {
        lists.merge(list.get(), due.traffic().on(family), Traffic::union);
        addresses = addresses.minus(family.all());
      }
    }
    return new Form(Map.of(), lists, due.packets(addresses));
  }

  private boolean isKnownByGroup(Key service, Key peer) {
    return policy.protects(TargetName.AWS, peer) && vpc(service).equals(vpc(peer));
  }

  private Optional<String> list(Key peer, Family family) {
    PrefixList list = drawing.options().aws().prefixLists().get(peer);
    if (list == null || !(drawing.element(peer).orElseThrow() instanceof Network)) {
      return Optional.empty();
    }
    return switch (family) {
      case IPV4 -> list.ipv4();
      case IPV6 -> list.ipv6();
    };
  }

  static ProofCode lets(Direction direction) {
    return switch (direction) {
      case INGRESS -> ProofCode.GROUP_LETS_IN;
      case EGRESS -> ProofCode.GROUP_LETS_OUT;
    };
  }

  static ProofCode stops(Direction direction) {
    return switch (direction) {
      case INGRESS -> ProofCode.GROUP_STOPS_IN;
      case EGRESS -> ProofCode.GROUP_STOPS_OUT;
    };
  }
}
