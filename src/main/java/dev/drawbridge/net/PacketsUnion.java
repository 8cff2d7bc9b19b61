package dev.drawbridge.net;

import dev.drawbridge.net.Packets.Box;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The union of many boxes in one sweep over the {@link KindLine}. First the addresses of equal
 * intervals of kinds are united, since a policy has many addresses and few ports; then the sweep
 * unites the sets of the intervals open at each stretch, remembering every combination it has met.
 */
final class PacketsUnion {

  private final Map<Interval, List<AddressSet>> addressesByInterval = new HashMap<>();
  private final Map<Set<AddressSet>, AddressSet> unions = new HashMap<>();

  private PacketsUnion() {}

  static Packets of(Collection<Box> boxes) {
    PacketsUnion union = new PacketsUnion();
    for (Box box : boxes) {
      union.add(box);
    }
    return union.sweep();
  }

  private void add(Box box) {
    Traffic onIpv4 = box.traffic().on(Family.IPV4);
    Traffic onIpv6 = box.traffic().on(Family.IPV6);
    if (onIpv4.equals(onIpv6)) {
      add(box.addresses(), onIpv4);
    } else {
      add(box.addresses().only(Family.IPV4), onIpv4);
      add(box.addresses().only(Family.IPV6), onIpv6);
    }
  }

  private void add(AddressSet addresses, Traffic traffic) {
    if (addresses.isEmpty()) {
      return;
    }
    Boundaries positions = traffic.positions();
    for (int interval = 0; interval < positions.intervals(); interval++) {
      addressesByInterval
          .computeIfAbsent(
              new Interval(
                  (int) positions.firstLow(interval), (int) positions.lastLow(interval) + 1),
              _ -> new ArrayList<>())
          .add(addresses);
    }
  }

  private Packets sweep() {
    SortedMap<Integer, List<Change>> changes = changes();
    Packets.Stretches stretches = new Packets.Stretches(changes.size() + 1);
    stretches.append(0, AddressSet.NONE);
    Map<AddressSet, Integer> open = new HashMap<>();
    changes.forEach((position, here) -> {
      for (Change change : here) {
        int times = open.merge(change.addresses(), change.opens() ? 1 : -1, Integer::sum);
        if (times == 0) {
          open.remove(change.addresses());
        }
      }
      stretches.append(position, unionOf(open.keySet()));
    });
    return stretches.packets();
  }

  private SortedMap<Integer, List<Change>> changes() {
    SortedMap<Integer, List<Change>> changes = new TreeMap<>();
    addressesByInterval.forEach((interval, sets) -> {
      AddressSet addresses = AddressSet.unionOf(sets);
      changes
          .computeIfAbsent(interval.start(), _ -> new ArrayList<>(2))
          .add(new Change(addresses, true));
      changes
          .computeIfAbsent(interval.end(), _ -> new ArrayList<>(2))
          .add(new Change(addresses, false));
    });
    return changes;
  }

  private AddressSet unionOf(Set<AddressSet> open) {
    return switch (open.size()) {
      case 0 -> AddressSet.NONE;
      case 1 -> open.iterator().next();
      default -> unions.computeIfAbsent(Set.copyOf(open), AddressSet::unionOf);
    };
  }

  /** Positions of the line from start up to, not including, end. */
  private record Interval(int start, int end) {}

  /** From here on these addresses are in one interval more or fewer. */
  private record Change(AddressSet addresses, boolean opens) {}
}
