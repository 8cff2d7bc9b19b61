package dev.drawbridge.target.host;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * One element of a set: peers and what may be opened with them, in one direction.
 *
 * @param peers the peers' addresses
 * @param kinds ports of one protocol; one whole ICMP type; a protocol as a whole (ICMP and ICMPv6
 *     too, on either family); empty for everything
 * @param flows the ids of all flows that open any of it, in file order, never empty
 */
public record Opening(AddressRange peers, Optional<Traffic.Kinds> kinds, List<String> flows) {
  public Opening {
    flows = List.copyOf(flows);
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
    return peers.isSingle() && (shape() != Shape.PORTS || onePort());
  }

  /** The comment by which its counter is found again. */
  public String key() {
    return ElementKey.of(flows);
  }

  private boolean onePort() {
    return kinds.filter(k -> k.first() == k.last()).isPresent();
  }
}
