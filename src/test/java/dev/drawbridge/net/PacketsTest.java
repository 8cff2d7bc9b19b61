package dev.drawbridge.net;

import static dev.drawbridge.net.SmallUniverse.ADDRESSES;
import static dev.drawbridge.net.SmallUniverse.KINDS;
import static dev.drawbridge.net.SmallUniverse.and;
import static dev.drawbridge.net.SmallUniverse.andNot;
import static dev.drawbridge.net.SmallUniverse.or;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Packets.Box;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A bit of the brute force is one piece of the addresses with one piece of the kinds. */
class PacketsTest {
  /**
   * The pieces of kinds that the boxes here use: all of tcp, udp, both ICMPs, and two protocols
   * without ports.
   */
  private static final List<Kinds> FEW_KINDS =
      KINDS.stream()
          .filter(kinds -> Set.of(0, 1, 6, 17, 58, 112).contains(kinds.protocol().number()))
          .toList();

  @Test
  void theOperationsAgreeWithBruteForce() {
    Property.holds(
        400,
        random -> {
          List<Box> leftBoxes = boxes(random);
          List<Box> rightBoxes = boxes(random);
          BitSet left = bits(leftBoxes);
          BitSet right = bits(rightBoxes);
          Packets one = Packets.unionOf(leftBoxes);
          Packets other = Packets.unionOf(rightBoxes);
          assertThat(bits(one)).isEqualTo(left);
          assertThat(bits(one.union(other))).isEqualTo(or(left, right));
          assertThat(bits(one.intersect(other))).isEqualTo(and(left, right));
          assertThat(bits(one.minus(other))).isEqualTo(andNot(left, right));
          assertThat(bits(Packets.ALL.minus(one))).isEqualTo(andNot(bits(Packets.ALL), left));
          assertThat(one.containsAll(other)).isEqualTo(andNot(right, left).isEmpty());
          assertThat(one.isEmpty()).isEqualTo(left.isEmpty());
          assertThat(one.equals(other)).isEqualTo(left.equals(right));
        });
  }

  @Test
  void equalSetsAreEqualHoweverTheyWereMade() {
    Property.holds(
        400,
        random -> {
          List<Box> boxes = boxes(random);
          Packets atOnce = Packets.unionOf(boxes);
          Packets oneByOne = Packets.NONE;
          for (Box box : boxes.reversed()) {
            oneByOne = Packets.of(box.addresses(), box.traffic()).union(oneByOne);
          }
          assertThat(oneByOne)
              .isEqualTo(atOnce)
              .hasSameHashCodeAs(atOnce)
              .hasToString(atOnce.toString());
          assertThat(Packets.unionOf(atOnce.boxes())).isEqualTo(atOnce);
          assertThat(Packets.ALL.minus(Packets.ALL.minus(atOnce))).isEqualTo(atOnce);
        });
  }

  @Test
  void theLawsOfAnAlgebraHold() {
    Property.holds(
        300,
        random -> {
          Packets a = Packets.unionOf(boxes(random));
          Packets b = Packets.unionOf(boxes(random));
          Packets c = Packets.unionOf(boxes(random));
          assertThat(a.union(b)).isEqualTo(b.union(a));
          assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
          assertThat(a.intersect(b.union(c))).isEqualTo(a.intersect(b).union(a.intersect(c)));
          assertThat(a.minus(b)).isEqualTo(a.intersect(Packets.ALL.minus(b)));
          assertThat(a.minus(b).union(a.intersect(b))).isEqualTo(a);
          assertThat(a.minus(b).union(b).minus(b)).isEqualTo(a.minus(b));
          assertThat(a.containsAll(b)).isEqualTo(b.minus(a).isEmpty());
          assertThat(a.union(b).containsAll(b)).isTrue();
        });
  }

  @Test
  void boxesAreDisjointAndHaveDifferentAddresses() {
    Property.holds(
        300,
        random -> {
          List<Box> boxes = Packets.unionOf(boxes(random)).boxes();
          assertThat(boxes.stream().map(Box::addresses))
              .doesNotHaveDuplicates()
              .noneMatch(AddressSet::isEmpty);
          assertThat(boxes.stream().map(Box::traffic)).noneMatch(Traffic::isEmpty);
          for (int one = 0; one < boxes.size(); one++) {
            for (int other = 0; other < one; other++) {
              assertThat(packets(boxes.get(one)).intersect(packets(boxes.get(other))).isEmpty())
                  .isTrue();
            }
          }
        });
  }

  @Test
  void theViewsAgreeWithBruteForce() {
    Property.holds(
        300,
        random -> {
          Packets packets = Packets.unionOf(boxes(random));
          BitSet bits = bits(packets);
          assertThat(packets.addresses()).isEqualTo(SmallUniverse.addresses(rows(bits)));
          AddressRange piece = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
          Traffic carried = packets.trafficOf(piece.last());
          for (Kinds kinds : FEW_KINDS) {
            assertThat(carried.contains(kinds.protocol(), kinds.first()))
                .isEqualTo(
                    packets.addressesOf(kinds.protocol(), kinds.last()).contains(piece.first()));
          }
          assertThat(packets.traffic())
              .isEqualTo(
                  Traffic.unionOf(
                      ADDRESSES.stream().map(range -> packets.trafficOf(range.first())).toList()));
        });
  }

  @Test
  void restrictionsAreIntersections() {
    Property.holds(
        300,
        random -> {
          Packets packets = Packets.unionOf(boxes(random));
          Box box = boxes(random).getFirst();
          assertThat(packets.restrictTo(box.addresses()))
              .isEqualTo(packets.intersect(Packets.of(box.addresses(), Traffic.ANY)));
          assertThat(packets.restrictTo(box.traffic()))
              .isEqualTo(packets.intersect(Packets.of(AddressSet.ALL, box.traffic())));
        });
  }

  @Test
  void aWitnessIsInTheSet() {
    assertThat(Packets.NONE.any()).isEmpty();
    Property.holds(
        300,
        random -> {
          Packets packets = Packets.unionOf(boxes(random));
          assertThat(packets.any().isPresent()).isEqualTo(!packets.isEmpty());
          packets.any().ifPresent(packet -> assertThat(packets.contains(packet)).isTrue());
        });
  }

  @Test
  void allIsEveryAddressWithAnyTraffic() {
    assertThat(Packets.of(AddressSet.ALL, Traffic.ANY)).isEqualTo(Packets.ALL);
    assertThat(
            Packets.of(Family.IPV4.all(), Traffic.ANY)
                .union(Packets.of(Family.IPV6.all(), Traffic.ANY)))
        .isEqualTo(Packets.ALL);
    assertThat(Packets.ALL.boxes()).containsExactly(new Box(AddressSet.ALL, Traffic.ANY));
    assertThat(Packets.of(AddressSet.NONE, Traffic.ANY)).isEqualTo(Packets.NONE);
    assertThat(Packets.of(AddressSet.ALL, Traffic.NONE)).isEqualTo(Packets.NONE);
    assertThat(Packets.unionOf(List.of())).isEqualTo(Packets.NONE);
    assertThat(Packets.NONE.boxes()).isEmpty();
  }

  @Test
  void icmpTypesDoNotExistOnTheOtherFamily() {
    Traffic ping = Traffic.icmp(Protocol.ICMPV6, 128);
    assertThat(Packets.of(Family.IPV4.all(), ping)).isEqualTo(Packets.NONE);
    assertThat(Packets.of(AddressSet.ALL, ping)).isEqualTo(Packets.of(Family.IPV6.all(), ping));
    assertThat(Packets.ALL.restrictTo(ping)).isEqualTo(Packets.of(Family.IPV6.all(), ping));
  }

  @Test
  void takingATypeAwayLeavesTheForeignProtocolWhole() {
    Packets rest =
        Packets.ALL.minus(Packets.of(AddressSet.ALL, Traffic.icmp(Protocol.ICMPV6, 128)));
    assertThat(rest.trafficOf(Address.parse("10.0.0.1"))).isEqualTo(Traffic.ANY);
    assertThat(rest.trafficOf(Address.parse("fd00::1")))
        .hasToString("any except icmpv6/echo-request");
    // "Any but ping" as a rule is another set: on IPv4 it names no whole protocol 58.
    assertThat(Packets.of(AddressSet.ALL, Traffic.ANY.minus(Traffic.icmp(Protocol.ICMPV6, 128))))
        .isEqualTo(rest.minus(Packets.of(Family.IPV4.all(), Traffic.of(Protocol.ICMPV6))));
    assertThat(Packets.unionOf(rest.boxes())).isEqualTo(rest);
  }

  @Test
  void packetsReadAsInADrawing() {
    assertThat(new Packet(Address.parse("10.0.0.1"), Protocol.TCP, 443))
        .hasToString("tcp/443 with 10.0.0.1");
    assertThat(new Packet(Address.parse("fd00::1"), Protocol.ICMPV6, 128 * 256))
        .hasToString("icmpv6/echo-request/0 with fd00::1");
    assertThat(new Packet(Address.parse("10.0.0.1"), Protocol.ICMPV6, 0))
        .hasToString("ip/58 with 10.0.0.1");
    assertThat(Packets.of(AddressSet.parse("10.0.0.0/8"), Traffic.tcp(443)))
        .hasToString("tcp/443 with 10.0.0.0/8");
    assertThat(Packets.NONE).hasToString("none");
  }

  @Test
  void tensOfThousandsOfBoxesAreUnitedWithoutTrouble() {
    List<Box> exact =
        IntStream.range(0, 50_000)
            .mapToObj(index -> new Box(host(index), Traffic.tcp(1 + index % 500)))
            .toList();
    Packets united = Packets.unionOf(exact);
    assertThat(united.boxes()).hasSize(500);
    assertThat(united.trafficOf(host(49_999).any().orElseThrow())).isEqualTo(Traffic.tcp(500));

    AddressSet many =
        AddressSet.unionOf(IntStream.range(0, 5_000).mapToObj(index -> host(2 * index)).toList());
    List<Box> ports =
        new ArrayList<>(
            IntStream.range(0, 30_000)
                .mapToObj(index -> new Box(many, Traffic.tcp(1 + 2 * index)))
                .toList());
    ports.add(new Box(AddressSet.parse("fd00::/8"), Traffic.of(Protocol.TCP)));
    assertThat(Packets.unionOf(ports).boxes()).hasSize(2);
  }

  private static AddressSet host(int index) {
    return AddressSet.of(new Address(Family.IPV4, 0, 0x0a00_0000L + index));
  }

  private static Packets packets(Box box) {
    return Packets.of(box.addresses(), box.traffic());
  }

  private static List<Box> boxes(RandomGenerator random) {
    List<Box> boxes = new ArrayList<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      AddressSet addresses = SmallUniverse.addresses(SmallUniverse.bits(random, ADDRESSES.size()));
      Traffic traffic =
          switch (random.nextInt(4)) {
            case 0 -> Traffic.ANY;
            case 1 -> Traffic.of(random.nextBoolean() ? Protocol.ICMP : Protocol.ICMPV6);
            default ->
                Traffic.ofKinds(
                    SmallUniverse.shuffled(
                        SmallUniverse.bits(random, FEW_KINDS.size()), FEW_KINDS));
          };
      boxes.add(new Box(addresses, traffic));
    }
    return boxes;
  }

  /**
   * The meaning of boxes, straight from the rule: a foreign ICMP counts only if all its pieces are
   * there.
   */
  private static BitSet bits(List<Box> boxes) {
    BitSet bits = new BitSet();
    for (Box box : boxes) {
      Set<Protocol> incomplete = new HashSet<>();
      KINDS.stream()
          .filter(kinds -> !box.traffic().contains(kinds.protocol(), kinds.first()))
          .forEach(kinds -> incomplete.add(kinds.protocol()));
      for (int row = 0; row < ADDRESSES.size(); row++) {
        Protocol foreign =
            ADDRESSES.get(row).family() == Family.IPV4 ? Protocol.ICMPV6 : Protocol.ICMP;
        for (int column = 0; column < KINDS.size(); column++) {
          Kinds kinds = KINDS.get(column);
          boolean exists = !kinds.protocol().equals(foreign) || !incomplete.contains(foreign);
          if (exists
              && box.addresses().contains(ADDRESSES.get(row).first())
              && box.traffic().contains(kinds.protocol(), kinds.first())) {
            bits.set(row * KINDS.size() + column);
          }
        }
      }
    }
    return bits;
  }

  private static BitSet bits(Packets packets) {
    BitSet bits = new BitSet();
    for (int row = 0; row < ADDRESSES.size(); row++) {
      for (int column = 0; column < KINDS.size(); column++) {
        Kinds kinds = KINDS.get(column);
        if (packets.contains(
            new Packet(ADDRESSES.get(row).first(), kinds.protocol(), kinds.last()))) {
          bits.set(row * KINDS.size() + column);
        }
      }
    }
    return bits;
  }

  /** The pieces of addresses of which at least one bit is set. */
  private static BitSet rows(BitSet bits) {
    BitSet rows = new BitSet();
    bits.stream().forEach(bit -> rows.set(bit / KINDS.size()));
    return rows;
  }
}
