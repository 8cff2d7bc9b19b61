package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.Situation;
import dev.drawbridge.reading.Situations.State;
import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Cells against every packet of a small world. */
class HostCellsTest {
  private static final List<Situations> SITUATIONS =
      List.of(
          Situations.ALL,
          Situations.of(State.NEW),
          Situations.of(Link.OTHER),
          Situations.of(HopLimit.IS_255).intersect(Situations.of(State.NEW, State.RELATED)));
  private static final List<AddressSet> ADDRESSES =
      List.of(
          AddressSet.ALL,
          AddressSet.parse("10.0.0.0/31"),
          AddressSet.parse("10.0.0.1"),
          AddressSet.parse("fd00::/127"),
          Family.IPV4.all());
  private static final List<PortSet> PORTS =
      List.of(PortSet.ALL, PortSet.of(67), PortSet.range(60, 70));
  private static final List<Traffic> TRAFFIC =
      List.of(Traffic.ANY, Traffic.tcp(1), Traffic.tcp(1, 2), Traffic.icmp(Protocol.ICMPV6, 135));
  private static final List<Address> WORLD =
      List.of(
          Address.parse("10.0.0.0"),
          Address.parse("10.0.0.1"),
          Address.parse("10.0.0.2"),
          Address.parse("fd00::1"),
          Address.parse("fd00::2"));

  @Test
  void cellsDifferExactlyWhereSomePacketIsTreatedDifferently() {
    Property.holds(
        300,
        random -> {
          List<HostBox> found = boxes(random);
          List<HostBox> due = boxes(random);
          List<Situation> possible = Situations.ALL.list();

          for (Family family : Family.values()) {
            HostCells cells = new HostCells(family, found, due, possible);
            assertThat(
                    cells.cells().stream()
                        .anyMatch(cell -> !cells.found(cell).minus(cells.due(cell)).isEmpty()))
                .as("%s: %s less %s", family, found, due)
                .isEqualTo(somePacketIsIn(family, found, due));
          }
        });
  }

  private static boolean somePacketIsIn(Family family, List<HostBox> some, List<HostBox> others) {
    for (Situation situation : Situations.ALL.list()) {
      for (Address local : WORLD) {
        for (Address peer : WORLD) {
          for (int sourcePort : new int[] {67, 68, 80}) {
            for (Packet packet : packets(peer)) {
              if (local.family() == family
                  && peer.family() == family
                  && isIn(some, situation, local, sourcePort, packet)
                  && !isIn(others, situation, local, sourcePort, packet)) {
                return true;
              }
            }
          }
        }
      }
    }
    return false;
  }

  private static List<Packet> packets(Address peer) {
    return List.of(
        new Packet(peer, Protocol.TCP, 1),
        new Packet(peer, Protocol.TCP, 2),
        new Packet(peer, Protocol.TCP, 3),
        new Packet(peer, Protocol.ICMPV6, 135 * 256),
        new Packet(peer, Protocol.ICMPV6, 136 * 256));
  }

  private static boolean isIn(
      List<HostBox> boxes, Situation situation, Address local, int sourcePort, Packet packet) {
    return boxes.stream()
        .anyMatch(box ->
            box.situations().contains(situation)
                && box.local().contains(local)
                && box.sourcePorts().contains(sourcePort)
                && box.packets().contains(packet));
  }

  private static List<HostBox> boxes(RandomGenerator random) {
    List<HostBox> boxes = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      boxes.add(
          new HostBox(
              pick(random, SITUATIONS),
              pick(random, ADDRESSES),
              pick(random, PORTS),
              Packets.of(pick(random, ADDRESSES), pick(random, TRAFFIC))));
    }
    return boxes;
  }

  private static <T> T pick(RandomGenerator random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
