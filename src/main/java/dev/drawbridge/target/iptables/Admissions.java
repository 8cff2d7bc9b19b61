package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.target.host.Opening;
import dev.drawbridge.target.host.Shape;
import dev.drawbridge.target.iptables.Admission.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes rules of openings of one direction and family: one per peer where that is few, else one for
 * a set of them (design: hosts 13).
 */
final class Admissions {
  /** In a set a range of ports is one element per port (M); longer ranges stand in the rule. */
  private static final int MOST_PORTS = 16;

  private final WrittenAddresses addresses;
  private final SetFile sets;
  private final String purpose;
  private final Function<List<String>, String> keys;
  private final List<Admission> admissions = new ArrayList<>();

  /**
   * Begins.
   *
   * @param sets where sets are put that are needed
   * @param purpose one letter in the names of these sets
   * @param keys gives the key of a list of flows
   */
  Admissions(
      WrittenAddresses addresses,
      SetFile sets,
      String purpose,
      Function<List<String>, String> keys) {
    this.addresses = addresses;
    this.sets = sets;
    this.purpose = purpose;
    this.keys = keys;
  }

  /** The rules for openings, all of one family and sayable; in an order that decides nothing. */
  List<Admission> of(List<Opening> openings) {
    List<Opening> ports = openings.stream().filter(o -> o.shape() == Shape.PORTS).toList();
    List<Admission> plain = plain(ports);
    if (plain.size() <= WrittenAddresses.MOST_RULES) {
      admissions.addAll(plain);
    } else {
      addNarrow(ports.stream().filter(o -> width(o) <= MOST_PORTS).toList());
      addByKinds(ports.stream().filter(o -> width(o) > MOST_PORTS).toList());
    }
    addByKinds(openings.stream().filter(o -> o.shape() != Shape.PORTS).toList());
    return List.copyOf(admissions);
  }

  // ---- rules for each peer

  private record Together(AddressRange peers, Protocol protocol, List<String> flows) {}

  /** Ports of the same peers and flows share a rule. */
  private List<Admission> plain(List<Opening> ports) {
    Map<Together, List<PortRange>> together = new LinkedHashMap<>();
    for (Opening opening : ports) {
      Kinds kinds = opening.kinds().orElseThrow();
      together
          .computeIfAbsent(
              new Together(opening.peers(), kinds.protocol(), opening.flows()),
              _ -> new ArrayList<>())
          .add(new PortRange(kinds.first(), kinds.last()));
    }
    List<Admission> plain = new ArrayList<>();
    together.forEach((who, ranges) -> {
      ranges.sort(Comparator.naturalOrder());
      for (String traffic : TrafficOptions.ports(who.protocol(), ranges)) {
        plain.addAll(plain(traffic, who.peers(), who.flows()));
      }
    });
    return plain;
  }

  private List<Admission> plain(String traffic, AddressRange peers, List<String> flows) {
    Optional<String> key = Optional.of(keys.apply(flows));
    return addresses.networks(peers).stream()
        .map(peer -> new Admission(traffic, peer, key, flows))
        .toList();
  }

  // ---- sets

  /** Few ports each: sets of address and port, single addresses apart, which are found at once. */
  private void addNarrow(List<Opening> narrow) {
    List<Admission> plain = plain(narrow);
    if (plain.size() <= WrittenAddresses.MOST_RULES) {
      admissions.addAll(plain);
      return;
    }
    addSet(
        "hash:ip,port",
        "",
        // A later line replaces the comment of an earlier one; a single port is the more specific.
        sortedByWidth(narrow.stream().filter(o -> o.peers().isSingle()).toList()));
    addSet(
        "hash:net,port",
        "",
        sortedByWidth(narrow.stream().filter(o -> !o.peers().isSingle()).toList()));
  }

  private static List<Opening> sortedByWidth(List<Opening> openings) {
    List<Opening> sorted = new ArrayList<>(openings);
    sorted.sort((a, b) -> Boolean.compare(width(a) == 1, width(b) == 1));
    return sorted;
  }

  /** The traffic stands in the rule, the set holds only addresses. */
  private void addByKinds(List<Opening> openings) {
    Map<Optional<Kinds>, List<Opening>> byKinds =
        openings.stream()
            .collect(
                Collectors.groupingBy(Opening::kinds, LinkedHashMap::new, Collectors.toList()));
    byKinds.forEach((kinds, together) -> {
      String traffic =
          kinds.map(k -> TrafficOptions.of(together.getFirst().family(), k)).orElse("");
      int cidrs = together.stream().mapToInt(o -> addresses.networks(o.peers()).size()).sum();
      if (cidrs <= WrittenAddresses.MOST_RULES) {
        together.forEach(o -> admissions.addAll(plain(traffic, o.peers(), o.flows())));
      } else {
        addSet("hash:net", traffic, together);
      }
    });
  }

  private void addSet(String type, String traffic, List<Opening> openings) {
    if (openings.isEmpty()) {
      return;
    }
    boolean hasPorts = type.endsWith(",port");
    List<SetFile.Entry> entries = new ArrayList<>();
    Collection<String> flows = new LinkedHashSet<>();
    for (Opening opening : openings) {
      String suffix = hasPorts ? "," + port(opening) : "";
      int size = hasPorts ? width(opening) : 1;
      String key = keys.apply(opening.flows());
      for (String element : WrittenAddresses.elements(opening.peers())) {
        entries.add(new SetFile.Entry(element + suffix, size, key, opening.flows()));
      }
      flows.addAll(opening.flows());
    }
    String name = sets.add(purpose, type, openings.getFirst().family(), entries);
    admissions.add(
        new Admission(
            traffic, new Peer.Members(name, hasPorts), Optional.empty(), List.copyOf(flows)));
  }

  private static String port(Opening opening) {
    Kinds kinds = opening.kinds().orElseThrow();
    return kinds.protocol().name()
        + ":"
        + kinds.first()
        + (kinds.first() == kinds.last() ? "" : "-" + kinds.last());
  }

  private static int width(Opening opening) {
    Kinds kinds = opening.kinds().orElseThrow();
    return kinds.last() - kinds.first() + 1;
  }
}
