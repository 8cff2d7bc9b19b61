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

  /**
   * Where two openings overlap, the flows of one are all flows of the other as well, and the other
   * must count.
   */
  private static final Comparator<Opening> FEWER_FLOWS =
      Comparator.comparingInt(opening -> opening.flows().size());

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
   * @param keys gives the key of {@link Opening#credited()}
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

  private record Together(AddressRange peers, Protocol protocol, Credit credit) {}

  private record Credit(List<String> credited, List<String> all) {
    static Credit of(Opening opening) {
      return new Credit(opening.credited(), opening.allFlows());
    }
  }

  /** Ports of the same peers and flows share a rule. */
  private List<Admission> plain(List<Opening> ports) {
    Map<Together, List<PortRange>> together = new LinkedHashMap<>();
    for (Opening opening : ports.stream().sorted(FEWER_FLOWS.reversed()).toList()) {
      Kinds kinds = opening.kinds().orElseThrow();
      together
          .computeIfAbsent(
              new Together(opening.peers(), kinds.protocol(), Credit.of(opening)),
              _ -> new ArrayList<>())
          .add(new PortRange(kinds.first(), kinds.last()));
    }
    List<Admission> plain = new ArrayList<>();
    together.forEach((who, ranges) -> {
      ranges.sort(Comparator.naturalOrder());
      for (String traffic : TrafficOptions.ports(who.protocol(), ranges)) {
        plain.addAll(plain(traffic, who.peers(), who.credit()));
      }
    });
    return plain;
  }

  private List<Admission> plain(String traffic, AddressRange peers, Credit credit) {
    Optional<String> key = Optional.of(keys.apply(credit.credited()));
    return addresses.networks(peers).stream()
        .map(peer -> new Admission(traffic, peer, key, credit.all()))
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
    addSet("hash:ip,port", "", narrow.stream().filter(o -> o.peers().isSingle()).toList());
    addSet("hash:net,port", "", narrow.stream().filter(o -> !o.peers().isSingle()).toList());
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
        together.forEach(o -> admissions.addAll(plain(traffic, o.peers(), Credit.of(o))));
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
    // A later line replaces the comment of an earlier one with the same element.
    for (Opening opening : openings.stream().sorted(FEWER_FLOWS).toList()) {
      String suffix = hasPorts ? "," + port(opening) : "";
      int size = hasPorts ? width(opening) : 1;
      String key = keys.apply(opening.credited());
      for (String element : WrittenAddresses.elements(opening.peers())) {
        entries.add(new SetFile.Entry(element + suffix, size, key, opening.allFlows()));
      }
      flows.addAll(opening.allFlows());
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
