package dev.drawbridge.net;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An immutable set of ports 1 to 65535. Canonical: two sets are equal iff they hold the same ports.
 */
public final class PortSet {

  /** No port. */
  public static final PortSet NONE = new PortSet(Boundaries.NONE);

  /** Every port, 1 to 65535. */
  public static final PortSet ALL = range(1, PortRange.MAXIMUM);

  private final Boundaries ports;

  private PortSet(Boundaries ports) {
    this.ports = ports;
  }

  public static PortSet of(int... ports) {
    return ofRanges(Arrays.stream(ports).mapToObj(port -> new PortRange(port, port)).toList());
  }

  public static PortSet of(PortRange... ranges) {
    return ofRanges(List.of(ranges));
  }

  /** The union of ranges, which may overlap and come in any order. */
  public static PortSet ofRanges(Collection<PortRange> ranges) {
    return new PortSet(
        Boundaries.unionOf(
            ranges.stream()
                .map(range -> Boundaries.between(range.first(), range.last()))
                .toList()));
  }

  /** The ports from first to last, both included. */
  public static PortSet range(int first, int last) {
    return of(new PortRange(first, last));
  }

  public static PortSet unionOf(Collection<PortSet> sets) {
    return new PortSet(Boundaries.unionOf(sets.stream().map(set -> set.ports).toList()));
  }

  public PortSet union(PortSet other) {
    return new PortSet(ports.union(other.ports));
  }

  public PortSet intersect(PortSet other) {
    return new PortSet(ports.intersect(other.ports));
  }

  /** What is in this set and not in the other. */
  public PortSet minus(PortSet other) {
    return new PortSet(ports.minus(other.ports));
  }

  /** Every port 1 to 65535 that is not in this set. */
  public PortSet complement() {
    return ALL.minus(this);
  }

  public boolean contains(int port) {
    return ports.contains(0, port);
  }

  public boolean containsAll(PortSet other) {
    return ports.containsAll(other.ports);
  }

  public boolean overlaps(PortSet other) {
    return ports.overlaps(other.ports);
  }

  public boolean isEmpty() {
    return ports.isEmpty();
  }

  /** Whether the set is every port. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** How many ports the set has. */
  public int size() {
    return ranges().stream().mapToInt(range -> range.last() - range.first() + 1).sum();
  }

  /** The maximal ranges, disjoint, not adjacent, ascending. */
  public List<PortRange> ranges() {
    return IntStream.range(0, ports.intervals())
        .mapToObj(interval ->
            new PortRange((int) ports.firstLow(interval), (int) ports.lastLow(interval)))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof PortSet that && ports.equals(that.ports));
  }

  @Override
  public int hashCode() {
    return ports.hashCode();
  }

  /** {@code 443, 8000-8100}; {@code any} for every port, {@code none} for the empty set. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "none";
    }
    return isAll()
        ? "any"
        : ranges().stream().map(PortRange::toString).collect(Collectors.joining(", "));
  }
}
