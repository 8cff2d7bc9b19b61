package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Counter;
import dev.drawbridge.reading.HostsReading.Hook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A set of addresses, or of addresses with ports, as {@code ipset restore} would have made it. */
final class IpSet {
  private final Family family;
  private final boolean hasPorts;
  private final boolean counts;
  private final Map<Optional<Kinds>, List<AddressRange>> elements = new LinkedHashMap<>();
  private final Map<Fields, List<HostBox>> boxes = new HashMap<>();
  private final NavigableMap<Integer, List<Element>> elementsByPrefix =
      new TreeMap<>(Comparator.reverseOrder());

  private record Element(Cidr addresses, Optional<Kinds> ports, String comment) {}

  /** What a rule holds against the elements: is it the host's own address, the source port? */
  private record Fields(boolean ownAddress, boolean sourcePort) {}

  /**
   * Begins.
   *
   * @param counts whether it has counters
   */
  IpSet(Family family, boolean hasPorts, boolean counts) {
    this.family = family;
    this.hasPorts = hasPorts;
    this.counts = counts;
  }

  Family family() {
    return family;
  }

  boolean hasPorts() {
    return hasPorts;
  }

  /** Adds an element; with ports exactly if the set has ports. */
  void add(Cidr addresses, Optional<Kinds> ports, String comment) {
    elements.computeIfAbsent(ports, _ -> new ArrayList<>()).add(addresses.range());
    elementsByPrefix
        .computeIfAbsent(addresses.prefixLength(), _ -> new ArrayList<>())
        .add(new Element(addresses, ports, comment));
  }

  /**
   * Its elements as what counts packets by the address at the other side and, if it has ports, the
   * destination port: "the most specific entries" are found first (ipset(8), hash:net).
   *
   * @param local the packets' own addresses, or sources
   * @param traffic to which a rule narrows it
   * @param place the rule
   */
  List<List<Counter>> counters(AddressSet local, Traffic traffic, Place.InFile place) {
    List<List<Counter>> counters = new ArrayList<>();
    for (List<Element> together : elementsByPrefix.values()) {
      counters.add(
          together.stream()
              .map(element ->
                  new Counter(
                      local,
                      new Packets.Box(
                          AddressSet.of(element.addresses()),
                          traffic.intersect(traffic(element.ports()))),
                      counts ? element.comment() : "",
                      place))
              .toList());
    }
    return counters;
  }

  /**
   * What a match finds in the set.
   *
   * @param addressField {@code src} or {@code dst}
   * @param portField {@code src} or {@code dst}; anything for a set without ports
   */
  List<HostBox> boxes(Hook hook, String addressField, String portField) {
    String own = hook.isFromLocal() ? "src" : "dst";
    return boxes.computeIfAbsent(
        new Fields(addressField.equals(own), hasPorts && portField.equals("src")), this::boxes);
  }

  private List<HostBox> boxes(Fields fields) {
    if (!fields.ownAddress() && !fields.sourcePort()) {
      List<Packets.Box> peers = new ArrayList<>();
      elements.forEach((ports, ranges) ->
          peers.add(new Packets.Box(AddressSet.ofRanges(ranges), traffic(ports))));
      return List.of(
          new HostBox(HostBox.ALL.situations(), family.all(), PortSet.ALL, Packets.unionOf(peers)));
    }
    List<HostBox> boxes = new ArrayList<>();
    elements.forEach((ports, ranges) -> boxes.add(box(fields, ports, AddressSet.ofRanges(ranges))));
    return boxes;
  }

  private HostBox box(Fields fields, Optional<Kinds> ports, AddressSet addresses) {
    AddressSet own = fields.ownAddress() ? addresses : family.all();
    AddressSet peers = fields.ownAddress() ? family.all() : addresses;
    if (!fields.sourcePort()) {
      Packets packets = Packets.of(peers, traffic(ports));
      return new HostBox(HostBox.ALL.situations(), own, PortSet.ALL, packets);
    }
    Kinds kinds = ports.orElseThrow();
    return new HostBox(
        HostBox.ALL.situations(),
        own,
        PortSet.range(kinds.first(), kinds.last()),
        Packets.of(peers, Traffic.of(kinds.protocol())));
  }

  private static Traffic traffic(Optional<Kinds> ports) {
    return ports.map(Traffic::of).orElse(Traffic.ANY);
  }
}
