package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.reading.Situations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition of a rule, with the conditions that nft adds by itself: {@code tcp dport} is also
 * "protocol is TCP", {@code ip saddr} also "family is IPv4", {@code icmp type} both (nft 1.0.6,
 * seen with --debug=netlink).
 */
sealed interface RulesetMatch {
  /** Every packet of IPv4. */
  HostBox IPV4 = every(Family.IPV4);

  /** Every packet of IPv6. */
  HostBox IPV6 = every(Family.IPV6);

  /** Situations, whatever the packet holds. */
  record Situation(Situations situations) implements RulesetMatch {}

  /**
   * The packet's interface.
   *
   * @param incoming whether the one it came in by, which OUTPUT does not have; else the one it
   *     leaves by
   * @param names without loopback
   */
  record Link(boolean incoming, boolean loopback, Set<String> names) implements RulesetMatch {
    public Link {
      names = Set.copyOf(names);
    }

    /** All of its interfaces. */
    Set<String> all() {
      Set<String> all = new TreeSet<>(names);
      if (loopback) {
        all.add("lo");
      }
      return all;
    }

    private boolean holds(Way way) {
      return (incoming ? way.in() : way.out()).filter(all()::contains).isPresent();
    }
  }

  /** The family of the packet, with its hop limit if one is asked for. */
  record OfFamily(Family family, Situations situations) implements RulesetMatch {}

  /** Source or destination address. */
  record Address(boolean source, AddressSet addresses) implements RulesetMatch {}

  /** The protocol, with destination ports or ICMP types. */
  record Carries(Traffic traffic) implements RulesetMatch {}

  /** Source ports of a protocol. */
  record SourcePorts(Protocol protocol, PortSet ports) implements RulesetMatch {}

  /** Source or destination address and what goes with it, in a set that the file declares. */
  record InSet(boolean source, String set) implements RulesetMatch {}

  /** Source and destination address and what goes with them, in a set that the file declares. */
  record InPairs(String set) implements RulesetMatch {}

  /**
   * The packets of a hook that it matches, as boxes.
   *
   * @param way between which interfaces they are forwarded
   */
  default List<HostBox> boxes(Hook hook, Way way, RulesetTable table) {
    return switch (this) {
      case Situation match -> List.of(HostBox.in(match.situations()));
      case Link match when hook == Hook.FORWARD ->
          match.holds(way) ? List.of(HostBox.ALL) : List.of();
      case Link match -> List.of(HostBox.in(links(match)));
      case OfFamily match -> List.of(ofFamily(match.family()).withSituations(match.situations()));
      case Address match -> List.of(address(hook, match.source(), match.addresses()));
      case Carries match -> List.of(carries(match.traffic()));
      case SourcePorts match ->
          List.of(carries(Traffic.of(match.protocol())).withSourcePorts(match.ports()));
      case InSet match -> inSet(hook, match.source(), table.set(match.set()).orElseThrow());
      case InPairs match -> inPairs(hook, table.set(match.set()).orElseThrow());
    };
  }

  private static Situations links(Link match) {
    Situations links = Situations.NONE;
    if (match.loopback()) {
      links = links.union(Situations.of(Situations.Link.LOOPBACK));
    }
    if (!match.names().isEmpty()) {
      links = links.union(Situations.of(Situations.Link.CONTAINERS));
    }
    return links;
  }

  private static HostBox ofFamily(Family family) {
    return family == Family.IPV4 ? IPV4 : IPV6;
  }

  private static HostBox every(Family family) {
    return HostBox.ALL.withLocal(family.all()).withPackets(Packets.of(family.all(), Traffic.ANY));
  }

  /** ICMP types exist on one family only, so a type without all others implies it. */
  private static HostBox carries(Traffic traffic) {
    return HostBox.ALL.withPackets(Packets.of(AddressSet.ALL, traffic));
  }

  private static HostBox address(Hook hook, boolean source, AddressSet addresses) {
    Family family = addresses.families().iterator().next();
    return isLocal(hook, source)
        ? ofFamily(family).withLocal(addresses)
        : ofFamily(family).withPackets(Packets.of(addresses, Traffic.ANY));
  }

  private static List<HostBox> inSet(Hook hook, boolean source, RulesetSet set) {
    Family family =
        set.declaration().type().getFirst() == RulesetField.IPV4_ADDR ? Family.IPV4 : Family.IPV6;
    if (!isLocal(hook, source)) {
      return List.of(ofFamily(family).withPackets(set.packets()));
    }
    return set.packets().boxes().stream()
        .map(box ->
            HostBox.ALL
                .withLocal(box.addresses())
                .withPackets(Packets.of(family.all(), box.traffic())))
        .toList();
  }

  private static List<HostBox> inPairs(Hook hook, RulesetSet set) {
    List<HostBox> boxes = new ArrayList<>();
    set.pairs()
        .forEach((packets, sources) -> {
          if (isLocal(hook, true)) {
            boxes.add(HostBox.ALL.withLocal(sources).withPackets(packets));
          } else {
            for (Packets.Box box : packets.boxes()) {
              boxes.add(
                  HostBox.ALL
                      .withLocal(box.addresses())
                      .withPackets(Packets.of(sources, box.traffic())));
            }
          }
        });
    return boxes;
  }

  private static boolean isLocal(Hook hook, boolean source) {
    return source == hook.isFromLocal();
  }
}
