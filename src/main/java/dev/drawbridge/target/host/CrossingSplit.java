package dev.drawbridge.target.host;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cuts what may cross a router one way into elements of sets of source and destination. The sources
 * are cut first, so that within each stretch of them the destinations are cut like the peers of a
 * service. A set of intervals must not hold two elements that overlap; single sources go with
 * single destinations into a hash, which may lie within what an interval covers.
 */
final class CrossingSplit {
  /** One crossing, as far as one family can say it. */
  private record Sent(int number, List<AddressRange> to, Traffic traffic, String flow) {}

  private final Policy policy;
  private final Family family;
  private final Allowance allowance;
  private final Map<AddressRange, List<Sent>> sentBySource = new LinkedHashMap<>();

  private CrossingSplit(Policy policy, Family family, Allowance allowance) {
    this.policy = policy;
    this.family = family;
    this.allowance = allowance;
  }

  /** The openings of all of these, with their sources, in the order of {@link Openings}. */
  static List<Opening> of(Policy policy, List<Crossing> crossings) {
    List<Opening> openings = new ArrayList<>();
    Allowance allowance = new Allowance();
    for (Family family : Family.values()) {
      CrossingSplit split = new CrossingSplit(policy, family, allowance);
      for (int number = 0; number < crossings.size(); number++) {
        split.add(number, crossings.get(number));
      }
      openings.addAll(split.openings());
    }
    openings.sort(
        Cut.ORDER.thenComparing(
            opening -> opening.from().orElseThrow(), Comparator.naturalOrder()));
    return openings;
  }

  private void add(int number, Crossing crossing) {
    AddressSet from = policy.addresses(crossing.from()).only(family);
    AddressSet to = policy.addresses(crossing.to()).only(family);
    Traffic sayable = Sayable.of(crossing.traffic());
    if (to.isEmpty() || sayable.on(family).isEmpty()) {
      return;
    }
    Sent sent =
        new Sent(number, Written.ranges(policy, crossing.to(), to), sayable, crossing.flow());
    for (AddressRange source : Written.ranges(policy, crossing.from(), from)) {
      sentBySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(sent);
    }
  }

  private List<Opening> openings() {
    TreeMap<Address, List<AddressRange>> starting = new TreeMap<>();
    NavigableSet<Address> starts = new TreeSet<>();
    for (AddressRange source : sentBySource.keySet()) {
      starting.computeIfAbsent(source.first(), _ -> new ArrayList<>()).add(source);
      starts.add(source.first());
      source.last().next().ifPresent(starts::add);
    }
    Address last = family.all().ranges().getFirst().last();
    List<Opening> openings = new ArrayList<>();
    List<AddressRange> active = new ArrayList<>();
    for (Address start : starts) {
      active.removeIf(source -> source.last().compareTo(start) < 0);
      active.addAll(starting.getOrDefault(start, List.of()));
      if (!active.isEmpty()) {
        Address end =
            Optional.ofNullable(starts.higher(start)).flatMap(Address::previous).orElse(last);
        openings.addAll(openings(new AddressRange(start, end), active));
      }
    }
    return openings;
  }

  /** What one stretch of sources may open. */
  private List<Opening> openings(AddressRange stretch, List<AddressRange> active) {
    Cut cut = new Cut(allowance);
    active.stream()
        .flatMap(source -> sentBySource.getOrDefault(source, List.of()).stream())
        .sorted(Comparator.comparingInt(Sent::number))
        .forEach(sent -> cut.add(sent.to(), family, sent.traffic(), sent.flow()));
    List<Opening> openings = stretch.isSingle() ? cut.exactApart() : cut.disjoint();
    return openings.stream().map(opening -> opening.from(stretch)).toList();
  }
}
