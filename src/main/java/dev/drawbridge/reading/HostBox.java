package dev.drawbridge.reading;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A product set of packets at one hook of one host.
 *
 * @param situations link, connection state, hop limit, destination
 * @param local the host's side: destination at INPUT and PREROUTING, source at OUTPUT; at FORWARD
 *     the source too
 * @param sourcePorts source ports; only for protocols that have ports
 * @param packets the address at the other side with protocol and destination port, or ICMP type and
 *     code
 */
public record HostBox(
    Situations situations, AddressSet local, PortSet sourcePorts, Packets packets) {
  /** Every packet. */
  public static final HostBox ALL =
      new HostBox(Situations.ALL, AddressSet.ALL, PortSet.ALL, Packets.ALL);

  /** These situations, whatever the packet. */
  public static HostBox in(Situations situations) {
    return new HostBox(situations, AddressSet.ALL, PortSet.ALL, Packets.ALL);
  }

  public HostBox withSituations(Situations situations) {
    return new HostBox(situations, local, sourcePorts, packets);
  }

  public HostBox withLocal(AddressSet local) {
    return new HostBox(situations, local, sourcePorts, packets);
  }

  public HostBox withSourcePorts(PortSet sourcePorts) {
    return new HostBox(situations, local, sourcePorts, packets);
  }

  public HostBox withPackets(Packets packets) {
    return new HostBox(situations, local, sourcePorts, packets);
  }

  public boolean isEmpty() {
    return situations.isEmpty() || local.isEmpty() || sourcePorts.isEmpty() || packets.isEmpty();
  }

  /** What is in both. */
  public HostBox intersect(HostBox other) {
    return new HostBox(
        situations.intersect(other.situations),
        local.intersect(other.local),
        sourcePorts.intersect(other.sourcePorts),
        packets.intersect(other.packets));
  }

  /** What is in this box and not in the other, as disjoint boxes. */
  public List<HostBox> minus(HostBox other) {
    HostBox common = intersect(other);
    if (common.isEmpty()) {
      return isEmpty() ? List.of() : List.of(this);
    }
    List<HostBox> left = new ArrayList<>(4);
    keep(left, withSituations(situations.minus(other.situations)));
    HostBox rest = withSituations(common.situations);
    keep(left, rest.withLocal(local.minus(other.local)));
    rest = rest.withLocal(common.local);
    keep(left, rest.withSourcePorts(sourcePorts.minus(other.sourcePorts)));
    rest = rest.withSourcePorts(common.sourcePorts);
    keep(left, rest.withPackets(packets.minus(other.packets)));
    return left;
  }

  /** What is in some of these boxes and in none of the others, as boxes. */
  public static List<HostBox> minus(List<HostBox> some, List<HostBox> others) {
    List<HostBox> left = some;
    for (HostBox other : others) {
      List<HostBox> next = new ArrayList<>();
      for (HostBox box : left) {
        next.addAll(box.minus(other));
      }
      left = next;
    }
    return left.stream().filter(box -> !box.isEmpty()).toList();
  }

  private static void keep(List<HostBox> boxes, HostBox box) {
    if (!box.isEmpty()) {
      boxes.add(box);
    }
  }
}
