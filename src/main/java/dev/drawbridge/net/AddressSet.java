package dev.drawbridge.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An immutable set of addresses of both families. It is canonical on construction: two sets are
 * equal iff they hold the same addresses, however they were made. All operations take time linear
 * in the number of ranges.
 */
public final class AddressSet {

  /** No address. */
  public static final AddressSet NONE = new AddressSet(Boundaries.NONE, Boundaries.NONE);

  /** Every address of both families: 0.0.0.0/0 and ::/0. */
  public static final AddressSet ALL = new AddressSet(all(Family.IPV4), all(Family.IPV6));

  private final Boundaries ipv4;
  private final Boundaries ipv6;

  private AddressSet(Boundaries ipv4, Boundaries ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  public static AddressSet of(Cidr... cidrs) {
    return ofRanges(Arrays.stream(cidrs).map(Cidr::range).toList());
  }

  public static AddressSet of(Address... addresses) {
    return ofRanges(
        Arrays.stream(addresses).map(address -> new AddressRange(address, address)).toList());
  }

  public static AddressSet of(AddressRange... ranges) {
    return ofRanges(List.of(ranges));
  }

  /** The union of ranges, which may overlap and come in any order; n log n. */
  public static AddressSet ofRanges(Collection<AddressRange> ranges) {
    List<Boundaries> ipv4 = new ArrayList<>();
    List<Boundaries> ipv6 = new ArrayList<>();
    for (AddressRange range : ranges) {
      switch (range.family()) {
        case IPV4 -> ipv4.add(boundaries(range));
        case IPV6 -> ipv6.add(boundaries(range));
      }
    }
    return of(Boundaries.unionOf(ipv4), Boundaries.unionOf(ipv6));
  }

  /** The union of many sets at once; n log n in all their ranges. */
  public static AddressSet unionOf(Collection<AddressSet> sets) {
    if (sets.size() == 1) {
      return sets.iterator().next();
    }
    return of(
        Boundaries.unionOf(sets.stream().map(set -> set.ipv4).toList()),
        Boundaries.unionOf(sets.stream().map(set -> set.ipv6).toList()));
  }

  /**
   * Reads one of {@code 10.0.0.0/8}, {@code 10.0.0.1}, {@code 10.0.0.1-10.0.0.9}, {@code fd00::/8}.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote the text
   */
  public static AddressSet parse(String text) {
    return text.indexOf('-') >= 0 ? of(AddressRange.parse(text)) : of(Cidr.parse(text).range());
  }

  public AddressSet union(AddressSet other) {
    return with(other, ipv4.union(other.ipv4), ipv6.union(other.ipv6));
  }

  public AddressSet intersect(AddressSet other) {
    return with(other, ipv4.intersect(other.ipv4), ipv6.intersect(other.ipv6));
  }

  /** What is in this set and not in the other. */
  public AddressSet minus(AddressSet other) {
    return with(other, ipv4.minus(other.ipv4), ipv6.minus(other.ipv6));
  }

  /** Every address of both families that is not in this set. */
  public AddressSet complement() {
    return ALL.minus(this);
  }

  /** The addresses of one family. */
  public AddressSet only(Family family) {
    return switch (family) {
      case IPV4 -> with(this, ipv4, Boundaries.NONE);
      case IPV6 -> with(this, Boundaries.NONE, ipv6);
    };
  }

  public boolean contains(Address address) {
    return boundaries(address.family()).contains(address.high(), address.low());
  }

  public boolean containsAll(AddressSet other) {
    return ipv4.containsAll(other.ipv4) && ipv6.containsAll(other.ipv6);
  }

  /** Whether the two sets have an address in common. */
  public boolean overlaps(AddressSet other) {
    return ipv4.overlaps(other.ipv4) || ipv6.overlaps(other.ipv6);
  }

  public boolean isEmpty() {
    return ipv4.isEmpty() && ipv6.isEmpty();
  }

  /** Whether the set is exactly one address. */
  public boolean isSingle() {
    return ipv4.intervals() + ipv6.intervals() == 1 && ranges().getFirst().isSingle();
  }

  /** The maximal ranges, disjoint, not adjacent, ascending, IPv4 first. */
  public List<AddressRange> ranges() {
    List<AddressRange> ranges = new ArrayList<>(ipv4.intervals() + ipv6.intervals());
    for (Family family : Family.values()) {
      Boundaries boundaries = boundaries(family);
      for (int interval = 0; interval < boundaries.intervals(); interval++) {
        ranges.add(range(family, boundaries, interval));
      }
    }
    return Collections.unmodifiableList(ranges);
  }

  /** The fewest networks that together are exactly this set: disjoint, ascending, IPv4 first. */
  public List<Cidr> cidrs() {
    List<Cidr> cidrs = new ArrayList<>();
    for (AddressRange range : ranges()) {
      cidrs.addAll(range.cidrs());
    }
    return Collections.unmodifiableList(cidrs);
  }

  /** How many addresses the set has. */
  public BigInteger size() {
    return ranges().stream()
        .map(range -> range.last().value().subtract(range.first().value()).add(BigInteger.ONE))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The lowest address, IPv4 first; empty for the empty set. */
  public Optional<Address> any() {
    for (Family family : Family.values()) {
      Boundaries boundaries = boundaries(family);
      if (!boundaries.isEmpty()) {
        return Optional.of(new Address(family, boundaries.firstHigh(0), boundaries.firstLow(0)));
      }
    }
    return Optional.empty();
  }

  /** The families of which the set has at least one address. */
  public Set<Family> families() {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (Family family : Family.values()) {
      if (!boundaries(family).isEmpty()) {
        families.add(family);
      }
    }
    return Collections.unmodifiableSet(families);
  }

  private Boundaries boundaries(Family family) {
    return switch (family) {
      case IPV4 -> ipv4;
      case IPV6 -> ipv6;
    };
  }

  /**
   * Gives back one of the operands where the result equals it: identical objects compare fast
   * later.
   */
  private AddressSet with(AddressSet other, Boundaries newIpv4, Boundaries newIpv6) {
    if (newIpv4.equals(ipv4) && newIpv6.equals(ipv6)) {
      return this;
    }
    return newIpv4.equals(other.ipv4) && newIpv6.equals(other.ipv6) ? other : of(newIpv4, newIpv6);
  }

  private static AddressSet of(Boundaries ipv4, Boundaries ipv6) {
    return ipv4.isEmpty() && ipv6.isEmpty() ? NONE : new AddressSet(ipv4, ipv6);
  }

  private static Boundaries all(Family family) {
    return boundaries(new AddressRange(Address.first(family), Address.last(family)));
  }

  private static Boundaries boundaries(AddressRange range) {
    Address first = range.first();
    Address last = range.last();
    return Boundaries.between(first.high(), first.low(), last.high(), last.low());
  }

  private static AddressRange range(Family family, Boundaries boundaries, int interval) {
    return new AddressRange(
        new Address(family, boundaries.firstHigh(interval), boundaries.firstLow(interval)),
        new Address(family, boundaries.lastHigh(interval), boundaries.lastLow(interval)));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof AddressSet that && ipv4.equals(that.ipv4) && ipv6.equals(that.ipv6));
  }

  @Override
  public int hashCode() {
    return 31 * ipv4.hashCode() + ipv6.hashCode();
  }

  /**
   * The networks, separated by commas: {@code 10.0.0.0/8, fd00::/8}; {@code none} for the empty
   * set.
   */
  @Override
  public String toString() {
    return isEmpty()
        ? "none"
        : cidrs().stream().map(Cidr::toString).collect(Collectors.joining(", "));
  }
}
