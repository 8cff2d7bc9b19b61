package dev.drawbridge.testing;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.ClusterReading.Peer;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.GroupsReading;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.Situations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What files let through, asked one connection at a time, the way a real system would decide. */
public final class Enforced {
  private Enforced() {}

  /** A pod with exactly these labels. */
  public record Pod(String namespace, Map<String, String> labels) {
    /** A pod of the namespace with {@code app: <app>} and nothing else. */
    public static Pod app(String namespace, String app) {
      return new Pod(namespace, Map.of("app", app));
    }

    private Map<String, String> namespaceLabels() {
      return Map.of("kubernetes.io/metadata.name", namespace);
    }
  }

  /** Whether one pod may open a connection to another: both ends must let it through. */
  public static boolean reaches(ClusterReading cluster, Pod from, Pod to, Traffic traffic) {
    return passes(cluster, from, Direction.EGRESS, peer -> isPod(peer, to), traffic)
        && passes(cluster, to, Direction.INGRESS, peer -> isPod(peer, from), traffic);
  }

  /** Whether a pod may open a connection to an address outside the cluster. */
  public static boolean reaches(ClusterReading cluster, Pod from, String to, Traffic traffic) {
    return passes(cluster, from, Direction.EGRESS, peer -> isBlock(peer, to), traffic);
  }

  /** Whether an address outside the cluster may open a connection to a pod. */
  public static boolean admits(ClusterReading cluster, String from, Pod to, Traffic traffic) {
    return passes(cluster, to, Direction.INGRESS, peer -> isBlock(peer, from), traffic);
  }

  private static boolean passes(
      ClusterReading cluster,
      Pod pod,
      Direction direction,
      Predicate<Peer> other,
      Traffic traffic) {
    List<PolicyReading> isolating =
        cluster.policies().stream()
            .filter(p -> p.namespace().equals(pod.namespace()) && p.isolates(direction))
            .filter(p -> p.pods().selects(pod.labels()))
            .toList();
    return isolating.isEmpty()
        || isolating.stream()
            .flatMap(p -> p.entries(direction).stream())
            .anyMatch(e -> other.test(e.peer()) && e.traffic().containsAll(traffic));
  }

  private static boolean isPod(Peer peer, Pod other) {
    return switch (peer) {
      case Peer.Everyone _ -> true;
      case Peer.Pods pods ->
          pods.namespaces().selects(other.namespaceLabels()) && pods.pods().selects(other.labels());
      case Peer.Block _ -> false;
    };
  }

  private static boolean isBlock(Peer peer, String address) {
    return switch (peer) {
      case Peer.Everyone _ -> true;
      case Peer.Pods _ -> false;
      case Peer.Block block -> block.addresses().contains(Address.parse(address));
    };
  }

  /** Whether a host opens a new connection from one of its addresses to another. */
  public static boolean sends(
      HostsReading hosts, String folder, String own, String peer, Traffic traffic) {
    return passes(hosts, folder, Hook.OUTPUT, own, peer, traffic);
  }

  /** Whether a host accepts a new connection to one of its addresses from another. */
  public static boolean accepts(
      HostsReading hosts, String folder, String own, String peer, Traffic traffic) {
    return passes(hosts, folder, Hook.INPUT, own, peer, traffic)
        && passes(hosts, folder, Hook.PREROUTING, own, peer, traffic);
  }

  private static boolean passes(
      HostsReading hosts, String folder, Hook hook, String own, String peer, Traffic traffic) {
    Situations opening =
        Situations.of(Situations.Link.OTHER)
            .intersect(Situations.of(Situations.State.NEW))
            .intersect(Situations.of(Situations.HopLimit.OTHER))
            .intersect(Situations.of(Situations.Destination.THIS_HOST));
    HostBox asked =
        HostBox.in(opening)
            .withLocal(single(own))
            .withSourcePorts(PortSet.of(40_000))
            .withPackets(Packets.of(single(peer), traffic));
    List<HostBox> passing =
        hosts.hosts().get(folder).hooks().stream()
            .filter(h -> h.hook() == hook)
            .flatMap(h -> h.passes().stream())
            .map(HostsReading.Passage::packets)
            .toList();
    return HostBox.minus(List.of(asked), passing).isEmpty();
  }

  private static AddressSet single(String address) {
    return AddressSet.of(Address.parse(address));
  }

  /** Whether any of these groups lets traffic with a group through, in one direction. */
  public static boolean passes(
      GroupsReading groups,
      Set<String> own,
      Direction direction,
      String peerGroup,
      Traffic traffic) {
    return passes(groups, own, direction, new GroupsReading.Peer.Group(peerGroup), traffic);
  }

  /** Whether any of these groups lets traffic with an address through, in one direction. */
  public static boolean passesAddress(
      GroupsReading groups, Set<String> own, Direction direction, String peer, Traffic traffic) {
    return own.stream()
        .flatMap(group -> groups.groups().get(group).entries(direction).stream())
        .anyMatch(e ->
            e.peer() instanceof GroupsReading.Peer.Addresses addresses
                && addresses.addresses().contains(Address.parse(peer))
                && e.traffic().containsAll(traffic));
  }

  private static boolean passes(
      GroupsReading groups,
      Set<String> own,
      Direction direction,
      GroupsReading.Peer peer,
      Traffic traffic) {
    return own.stream()
        .flatMap(group -> groups.groups().get(group).entries(direction).stream())
        .anyMatch(e -> e.peer().equals(peer) && e.traffic().containsAll(traffic));
  }

  /** The groups of a service: its identity and its rule-only groups. */
  public static Set<String> groupsOf(GroupsReading groups, String service) {
    return groups.groups().keySet().stream()
        .filter(g -> g.equals("sg:" + service) || g.startsWith("sg:" + service + "."))
        .collect(Collectors.toUnmodifiableSet());
  }
}
