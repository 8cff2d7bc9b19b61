package dev.drawbridge.target.host;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * One element of a set: peers and what may be opened with them, in one direction.
 *
 * @param from at a router that lets it pass, whose connections these are; of the family of the
 *     peers; empty at a service
 * @param peers the peers' addresses; at a router the destinations
 * @param kinds ports of one protocol; one whole ICMP type; a protocol as a whole (ICMP and ICMPv6
 *     too, on either family); empty for everything
 * @param flows the ids of all flows that open any of it, in file order, never empty
 */
public record Opening(
    Optional<AddressRange> from,
    AddressRange peers,
    Optional<Traffic.Kinds> kinds,
    List<String> flows) {
  public Opening {
    flows = List.copyOf(flows);
  }

  /** The same for connections from these sources. */
  Opening from(AddressRange sources) {
    return new Opening(Optional.of(sources), peers, kinds, flows);
  }

  /** The same for whoever opens connections. */
  public Opening fromAnywhere() {
    return new Opening(Optional.empty(), peers, kinds, flows);
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

  /** The comment by which its counter is found again. */
  public String key() {
    return ElementKey.of(flows);
  }

  private boolean onePort() {
    return kinds.filter(k -> k.first() == k.last()).isPresent();
  }
}
