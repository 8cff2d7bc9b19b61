package dev.drawbridge.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An immutable set of what packets may carry, whoever sends them. Per protocol it holds
 * <em>kinds</em>: ports 1 to 65535 for TCP, UDP and SCTP; type × 256 + code for ICMP and ICMPv6;
 * the single kind 0, "the protocol as a whole", for all others. Canonical: two sets are equal iff
 * they hold the same kinds.
 */
public final class Traffic {

  /** Nothing. */
  public static final Traffic NONE = new Traffic(Boundaries.NONE);

  /** Every kind of all 256 protocols. */
  public static final Traffic ANY = new Traffic(Boundaries.between(0, KindLine.LENGTH - 1L));

  private final Boundaries positions;

  private Traffic(Boundaries positions) {
    this.positions = positions;
  }

  /**
   * Neighbouring kinds of one protocol, both ends included.
   *
   * @param protocol the protocol
   * @param first the lowest kind: a port, type × 256 + code, or 0
   * @param last the highest kind, not below the first
   */
  public record Kinds(Protocol protocol, int first, int last) implements Comparable<Kinds> {

    private static final Comparator<Kinds> ORDER =
        Comparator.comparing(Kinds::protocol)
            .thenComparingInt(Kinds::first)
            .thenComparingInt(Kinds::last);

    public Kinds {
      int lowest = KindLine.firstKind(protocol);
      int highest = KindLine.lastKind(protocol);
      if (first < lowest || last > highest || first > last) {
        throw new IllegalArgumentException(
            "%s has kinds %d to %d, which %d to %d do not fit"
                .formatted(protocol, lowest, highest, first, last));
      }
    }

    /** Every kind of a protocol. */
    public static Kinds all(Protocol protocol) {
      return new Kinds(protocol, KindLine.firstKind(protocol), KindLine.lastKind(protocol));
    }

    /** Whether this is all that the protocol has. */
    public boolean isComplete() {
      return first == KindLine.firstKind(protocol) && last == KindLine.lastKind(protocol);
    }

    @Override
    public int compareTo(Kinds other) {
      return ORDER.compare(this, other);
    }

    /**
     * In the notation of a drawing: {@code tcp/8000-8100}, {@code icmp/echo-request}, {@code
     * ip/112}.
     */
    @Override
    public String toString() {
      return TrafficText.of(this);
    }
  }

  /** All of a protocol: every port, every type, or just the protocol. */
  public static Traffic of(Protocol protocol) {
    return of(Kinds.all(protocol));
  }

  /** Neighbouring kinds of one protocol. */
  public static Traffic of(Kinds kinds) {
    return new Traffic(boundaries(kinds));
  }

  /** Some ports of a protocol that has ports; {@link IllegalArgumentException} for any other. */
  public static Traffic ports(Protocol protocol, PortSet ports) {
    if (!protocol.hasPorts()) {
      throw new IllegalArgumentException(protocol + " has no ports");
    }
    return ofKinds(
        ports.ranges().stream()
            .map(range -> new Kinds(protocol, range.first(), range.last()))
            .toList());
  }

  public static Traffic tcp(int... ports) {
    return ports(Protocol.TCP, PortSet.of(ports));
  }

  public static Traffic udp(int... ports) {
    return ports(Protocol.UDP, PortSet.of(ports));
  }

  /** All codes of one message type (0 to 255) of ICMP or ICMPv6. */
  public static Traffic icmp(Protocol icmp, int type) {
    checkIcmp(icmp, type, 0);
    return of(new Kinds(icmp, type * 256, type * 256 + 255));
  }

  /** One code (0 to 255) of one message type (0 to 255) of ICMP or ICMPv6. */
  public static Traffic icmp(Protocol icmp, int type, int code) {
    checkIcmp(icmp, type, code);
    return of(new Kinds(icmp, type * 256 + code, type * 256 + code));
  }

  /** The union of kinds, which may overlap and come in any order. */
  public static Traffic ofKinds(Collection<Kinds> kinds) {
    return new Traffic(Boundaries.unionOf(kinds.stream().map(Traffic::boundaries).toList()));
  }

  public static Traffic unionOf(Collection<Traffic> parts) {
    return new Traffic(Boundaries.unionOf(parts.stream().map(part -> part.positions).toList()));
  }

  public Traffic union(Traffic other) {
    return with(other, positions.union(other.positions));
  }

  public Traffic intersect(Traffic other) {
    return with(other, positions.intersect(other.positions));
  }

  /** What is in this set and not in the other. */
  public Traffic minus(Traffic other) {
    return with(other, positions.minus(other.positions));
  }

  public boolean contains(Protocol protocol, int kind) {
    return containsAll(of(new Kinds(protocol, kind, kind)));
  }

  public boolean containsAll(Traffic other) {
    return positions.containsAll(other.positions);
  }

  public boolean overlaps(Traffic other) {
    return positions.overlaps(other.positions);
  }

  public boolean isEmpty() {
    return positions.isEmpty();
  }

  /** Whether this is every kind of every protocol. */
  public boolean isAny() {
    return equals(ANY);
  }

  /** Whether every kind of the protocol is in the set. */
  public boolean isComplete(Protocol protocol) {
    return containsAll(of(protocol));
  }

  /** The protocols of which at least one kind is in the set, ascending by number. */
  public Set<Protocol> protocols() {
    SortedSet<Protocol> protocols = new TreeSet<>();
    kinds().forEach(kinds -> protocols.add(kinds.protocol()));
    return Collections.unmodifiableSortedSet(protocols);
  }

  /** The ports of a protocol that has ports; {@link IllegalArgumentException} for any other. */
  public PortSet ports(Protocol protocol) {
    if (!protocol.hasPorts()) {
      throw new IllegalArgumentException(protocol + " has no ports");
    }
    return PortSet.ofRanges(
        only(protocol).kinds().stream()
            .map(kinds -> new PortRange(kinds.first(), kinds.last()))
            .toList());
  }

  /** What the set holds of one protocol. */
  public Traffic only(Protocol protocol) {
    return intersect(of(protocol));
  }

  /** The maximal runs of kinds, disjoint, ascending by protocol number and kind. */
  public List<Kinds> kinds() {
    List<Kinds> kinds = new ArrayList<>();
    for (int interval = 0; interval < positions.intervals(); interval++) {
      int from = (int) positions.firstLow(interval);
      int last = (int) positions.lastLow(interval);
      while (from <= last) {
        Protocol protocol = KindLine.protocol(from);
        int to = Math.min(last, KindLine.end(protocol) - 1);
        kinds.add(new Kinds(protocol, KindLine.kind(protocol, from), KindLine.kind(protocol, to)));
        from = to + 1;
      }
    }
    return Collections.unmodifiableList(kinds);
  }

  /**
   * What of this can exist on one family. ICMP types exist on IPv4 only and ICMPv6 types on IPv6
   * only; on the other family the number is an ordinary protocol, which stays only if it is
   * complete here.
   */
  public Traffic on(Family family) {
    Protocol foreign = family.foreignIcmp();
    return isComplete(foreign) ? this : minus(of(foreign));
  }

  /** Positions on the {@link KindLine}. */
  Boundaries positions() {
    return positions;
  }

  static Traffic ofPositions(Boundaries positions) {
    return new Traffic(positions);
  }

  private Traffic with(Traffic other, Boundaries result) {
    if (result.equals(positions)) {
      return this;
    }
    return result.equals(other.positions) ? other : new Traffic(result);
  }

  private static Boundaries boundaries(Kinds kinds) {
    return Boundaries.between(
        KindLine.position(kinds.protocol(), kinds.first()),
        KindLine.position(kinds.protocol(), kinds.last()));
  }

  private static void checkIcmp(Protocol icmp, int... octets) {
    if (!icmp.isIcmp()) {
      throw new IllegalArgumentException("only icmp and icmpv6 have types, not " + icmp);
    }
    if (Arrays.stream(octets).anyMatch(octet -> octet < 0 || octet > 255)) {
      throw new IllegalArgumentException("an ICMP type or code is 0 to 255");
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Traffic that && positions.equals(that.positions));
  }

  @Override
  public int hashCode() {
    return positions.hashCode();
  }

  /**
   * In the notation of a drawing: {@code tcp/443, udp/8000-8100}, {@code any}, {@code any except
   * tcp/22}, {@code none}.
   */
  @Override
  public String toString() {
    return TrafficText.of(this);
  }
}
