package dev.drawbridge.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An immutable set of packets as an enforcement point sees them: address of the peer, protocol, and
 * kind as in {@link Traffic}. Canonical: two sets are equal iff they hold the same packets.
 *
 * <p>It is a function from kinds to the addresses that may use them, constant over long stretches
 * of the {@link KindLine} and stored as these stretches, each as long as possible. ICMPv6 with an
 * IPv4 address, and ICMP with an IPv6 address, are protocols without types: for such addresses all
 * kinds of the protocol are in the set or none. Every operation keeps that, because it treats all
 * kinds of one such stretch alike, so {@code ALL.minus(set)} is the complement.
 */
public final class Packets {

  /** No packet. */
  public static final Packets NONE = new Packets(new int[] {0}, new AddressSet[] {AddressSet.NONE});

  /** Every packet: all addresses of both families, any traffic. */
  public static final Packets ALL = new Packets(new int[] {0}, new AddressSet[] {AddressSet.ALL});

  private static final int FEW = 16;

  /** Where each stretch starts; the first is 0, and each ends where the next starts. */
  private final int[] starts;

  /** The addresses of each stretch; neighbours differ. */
  private final AddressSet[] addresses;

  private final int hash;

  private Packets(int[] starts, AddressSet[] addresses) {
    this.starts = starts;
    this.addresses = addresses;
    this.hash = 31 * Arrays.hashCode(starts) + Arrays.hashCode(addresses);
  }

  /**
   * All traffic of one set with all addresses of another, as far as it exists on the address's
   * family ({@link Traffic#on(Family)}).
   */
  public record Box(AddressSet addresses, Traffic traffic) {

    /** {@code tcp/443 with 10.0.0.0/8}. */
    @Override
    public String toString() {
      return traffic + " with " + addresses;
    }
  }

  /**
   * One packet, for showing.
   *
   * @param address the peer's address
   * @param protocol the protocol
   * @param kind the port, type × 256 + code, or 0
   */
  public record Packet(Address address, Protocol protocol, int kind) {

    /** {@code tcp/443 with 10.0.0.1}. */
    @Override
    public String toString() {
      boolean withoutTypes = protocol.equals(address.family().foreignIcmp());
      return (withoutTypes ? "ip/" + protocol.number() : TrafficText.of(protocol, kind))
          + " with "
          + address;
    }
  }

  /** The packets of one {@link Box}. */
  public static Packets of(AddressSet addresses, Traffic traffic) {
    Traffic onIpv4 = traffic.on(Family.IPV4);
    Traffic onIpv6 = traffic.on(Family.IPV6);
    if (onIpv4.equals(onIpv6)) {
      return product(addresses, onIpv4);
    }
    return product(addresses.only(Family.IPV4), onIpv4)
        .union(product(addresses.only(Family.IPV6), onIpv6));
  }

  /**
   * The union of many boxes at once, which may overlap; n log n unless very many overlapping port
   * ranges meet.
   */
  public static Packets unionOf(Collection<Box> boxes) {
    return PacketsUnion.of(boxes);
  }

  public Packets union(Packets other) {
    return equals(other) ? this : combine(other, AddressSet::union);
  }

  public Packets intersect(Packets other) {
    return equals(other) ? this : combine(other, AddressSet::intersect);
  }

  /** What is in this set and not in the other. */
  public Packets minus(Packets other) {
    return equals(other) ? NONE : combine(other, AddressSet::minus);
  }

  /** The packets whose address is in a set. */
  public Packets restrictTo(AddressSet set) {
    Stretches stretches = new Stretches(starts.length);
    for (int stretch = 0; stretch < starts.length; stretch++) {
      stretches.append(starts[stretch], addresses[stretch].intersect(set));
    }
    return stretches.packets();
  }

  /**
   * The packets whose protocol and kind are in a set, as far as that exists on the address's
   * family.
   */
  public Packets restrictTo(Traffic traffic) {
    return intersect(of(AddressSet.ALL, traffic));
  }

  public boolean containsAll(Packets other) {
    int mine = 0;
    int theirs = 0;
    while (mine < starts.length && theirs < other.starts.length) {
      if (!addresses[mine].containsAll(other.addresses[theirs])) {
        return false;
      }
      int myEnd = end(mine);
      int theirEnd = other.end(theirs);
      if (myEnd <= theirEnd) {
        mine++;
      }
      if (theirEnd <= myEnd) {
        theirs++;
      }
    }
    return true;
  }

  public boolean contains(Packet packet) {
    return addressesOf(packet.protocol(), packet.kind()).contains(packet.address());
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Every address that some packet of the set has. */
  public AddressSet addresses() {
    return AddressSet.unionOf(List.of(addresses));
  }

  /**
   * All that some packet of the set carries; types of ICMP that exist on the packets' families
   * only.
   */
  public Traffic traffic() {
    return carriedBy(stretch -> !stretch.isEmpty());
  }

  /** What packets with this address carry. */
  public Traffic trafficOf(Address address) {
    return carriedBy(stretch -> stretch.contains(address));
  }

  /** The addresses of the packets of one protocol and kind (a port, type × 256 + code, or 0). */
  public AddressSet addressesOf(Protocol protocol, int kind) {
    Traffic.Kinds checked = new Traffic.Kinds(protocol, kind, kind);
    return addresses[stretchOf(KindLine.position(protocol, checked.first()))];
  }

  /**
   * The set as disjoint boxes with different address sets. As few as that allows, but ICMP types
   * make boxes of one family each. {@code unionOf(boxes())} is the set again.
   */
  public List<Box> boxes() {
    Map<AddressSet, List<Boundaries>> groups = new LinkedHashMap<>();
    Packets rest = this;
    for (Family family : Family.values()) {
      Protocol foreign = family.foreignIcmp();
      if (stretchOf(KindLine.start(foreign)) != stretchOf(KindLine.end(foreign) - 1)) {
        // Types differ for the family that has them; for the other one the protocol is taken out as
        // a whole.
        AddressSet whole = addressesOf(foreign, 0).only(family);
        groups.computeIfAbsent(whole, _ -> new ArrayList<>()).add(Traffic.of(foreign).positions());
        rest = rest.minus(product(family.all(), Traffic.of(foreign)));
      }
    }
    for (int stretch = 0; stretch < rest.starts.length; stretch++) {
      groups
          .computeIfAbsent(rest.addresses[stretch], _ -> new ArrayList<>())
          .add(rest.positions(stretch));
    }
    groups.remove(AddressSet.NONE);
    return groups.entrySet().stream()
        .map(group ->
            new Box(group.getKey(), Traffic.ofPositions(Boundaries.unionOf(group.getValue()))))
        .sorted(Comparator.comparingLong(box -> box.traffic().positions().firstLow(0)))
        .toList();
  }

  /**
   * A packet of the set, of TCP or UDP if it has one, with the lowest address; empty for the empty
   * set.
   */
  public Optional<Packet> any() {
    for (Protocol familiar : List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6)) {
      Optional<Packet> packet = anyFrom(KindLine.start(familiar), KindLine.end(familiar));
      if (packet.isPresent()) {
        return packet;
      }
    }
    return anyFrom(0, KindLine.LENGTH);
  }

  private Optional<Packet> anyFrom(int start, int end) {
    for (int stretch = stretchOf(start);
        stretch < starts.length && starts[stretch] < end;
        stretch++) {
      Optional<Address> address = addresses[stretch].any();
      if (address.isPresent()) {
        int position = Math.max(start, starts[stretch]);
        Protocol protocol = KindLine.protocol(position);
        return Optional.of(new Packet(address.get(), protocol, KindLine.kind(protocol, position)));
      }
    }
    return Optional.empty();
  }

  private Packets combine(Packets other, BinaryOperator<AddressSet> operation) {
    Stretches stretches = new Stretches(starts.length + other.starts.length);
    // The same two sets meet again and again, port after port; a few are combined faster anew.
    boolean few = starts.length + other.starts.length < FEW;
    Map<Pair, AddressSet> known = few ? Map.of() : new HashMap<>();
    int mine = 0;
    int theirs = 0;
    int start = 0;
    while (start < KindLine.LENGTH) {
      Pair pair = new Pair(addresses[mine], other.addresses[theirs]);
      stretches.append(
          start,
          few
              ? pair.combined(operation)
              : known.computeIfAbsent(pair, sets -> sets.combined(operation)));
      int myEnd = end(mine);
      int theirEnd = other.end(theirs);
      start = Math.min(myEnd, theirEnd);
      if (myEnd == start) {
        mine++;
      }
      if (theirEnd == start) {
        theirs++;
      }
    }
    return stretches.packets();
  }

  private static Packets product(AddressSet addresses, Traffic traffic) {
    Boundaries positions = traffic.positions();
    Stretches stretches = new Stretches(2 * positions.intervals() + 1);
    stretches.append(0, AddressSet.NONE);
    for (int interval = 0; interval < positions.intervals(); interval++) {
      stretches.append((int) positions.firstLow(interval), addresses);
      stretches.append((int) positions.lastLow(interval) + 1, AddressSet.NONE);
    }
    return stretches.packets();
  }

  private Traffic carriedBy(Predicate<AddressSet> condition) {
    List<Boundaries> carried = new ArrayList<>();
    for (int stretch = 0; stretch < starts.length; stretch++) {
      if (condition.test(addresses[stretch])) {
        carried.add(positions(stretch));
      }
    }
    return Traffic.ofPositions(Boundaries.unionOf(carried));
  }

  private Boundaries positions(int stretch) {
    return Boundaries.between(starts[stretch], end(stretch) - 1L);
  }

  private int end(int stretch) {
    return stretch + 1 == starts.length ? KindLine.LENGTH : starts[stretch + 1];
  }

  private int stretchOf(int position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found : -found - 2;
  }

  private record Pair(AddressSet mine, AddressSet theirs) {
    AddressSet combined(BinaryOperator<AddressSet> operation) {
      return operation.apply(mine, theirs);
    }
  }

  /** Packets being put together, one stretch after the other. */
  static final class Stretches {

    private int[] starts;
    private AddressSet[] addresses;
    private int length;

    Stretches(int expected) {
      starts = new int[Math.max(1, expected)];
      addresses = new AddressSet[starts.length];
    }

    /** From this position on; a start at the position of the one before replaces it. */
    void append(int start, AddressSet set) {
      if (start == KindLine.LENGTH) {
        return;
      }
      if (length > 0 && starts[length - 1] == start) {
        length--;
      }
      if (length > 0 && addresses[length - 1].equals(set)) {
        return;
      }
      if (length == starts.length) {
        starts = Arrays.copyOf(starts, 2 * length);
        addresses = Arrays.copyOf(addresses, 2 * length);
      }
      starts[length] = start;
      addresses[length++] = set;
    }

    Packets packets() {
      if (length == 1 && addresses[0].isEmpty()) {
        return NONE;
      }
      return new Packets(Arrays.copyOf(starts, length), Arrays.copyOf(addresses, length));
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Packets that
            && hash == that.hash
            && Arrays.equals(starts, that.starts)
            && Arrays.equals(addresses, that.addresses));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** {@code tcp/443 with 10.0.0.0/8; udp/53 with 10.0.0.2/32}; {@code none} for the empty set. */
  @Override
  public String toString() {
    return isEmpty()
        ? "none"
        : boxes().stream().map(Box::toString).collect(Collectors.joining("; "));
  }
}
