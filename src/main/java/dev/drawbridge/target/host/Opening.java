package dev.drawbridge.target.host;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of a set: peers and what may be opened with them, in one direction. Its counter is
 * credited to its flows, so every flow that it names opens all of it, and no other flow opens any
 * of what comes to it; only where that would take too many elements, some are {@link #partly}.
 *
 * @param from at a router that lets it pass, whose connections these are; of the family of the
 *     peers; empty at a service
 * @param peers the peers' addresses; at a router the destinations
 * @param kinds ports of one protocol; one whole ICMP type; a protocol as a whole (ICMP and ICMPv6
 *     too, on either family); empty for everything
 * @param flows the ids of the flows that open all of it, in file order, never empty
 * @param partly the ids of those that open a part of it, in file order; nearly always none
 * @param inner whether it opens nothing of its own but lies within another one, of the same kinds,
 *     which is not asked before it: it counts apart what more flows open
 */
public record Opening(
    Optional<AddressRange> from,
    AddressRange peers,
    Optional<Traffic.Kinds> kinds,
    List<String> flows,
    List<String> partly,
    boolean inner) {
  /** Behind the id of a flow that opens only a part. */
  private static final String PARTLY = "?";

  public Opening {
    flows = List.copyOf(flows);
    partly = List.copyOf(partly);
  }

  /** The same for connections from these sources. */
  Opening from(AddressRange sources) {
    return new Opening(Optional.of(sources), peers, kinds, flows, partly, inner);
  }

  /** The same for whoever opens connections. */
  public Opening fromAnywhere() {
    return new Opening(Optional.empty(), peers, kinds, flows, partly, inner);
  }

  public Family family() {
    return peers.family();
  }

  /** What a set must look at to hold it. */
  public Shape shape() {
    return Shape.of(kinds);
  }

  /** Whether it is one address, with one port where it has ports: what a hash holds. */
  public boolean isExact() {
    return from.map(AddressRange::isSingle).orElse(true)
        && peers.isSingle()
        && (shape() != Shape.PORTS || onePort());
  }

  /** The ids of all flows that open any of it. */
  public List<String> allFlows() {
    return Stream.concat(flows.stream(), partly.stream()).toList();
  }

  /** The ids of its flows, with a question mark behind those that open only a part of it. */
  public List<String> credited() {
    return Stream.concat(flows.stream(), partly.stream().map(flow -> flow + PARTLY)).toList();
  }

  /** The comment by which its counter is found again. */
  public String key() {
    return ElementKey.of(credited());
  }

  private boolean onePort() {
    return kinds.filter(k -> k.first() == k.last()).isPresent();
  }
}
