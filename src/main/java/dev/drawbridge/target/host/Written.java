package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ranges in which the addresses of a peer are written. */
final class Written {
  /** Longer ranges of a service's addresses stay ranges. */
  private static final int MOST_SINGLES = 256;

  private Written() {}

  /** The replicas of a service one by one, a network's ranges as they are. */
  static List<AddressRange> ranges(Policy policy, Key peer, AddressSet addresses) {
    List<AddressRange> ranges = addresses.ranges();
    return policy.drawing().networks().contains(peer)
        ? ranges
        : ranges.stream().flatMap(r -> singles(r).stream()).toList();
  }

  private static List<AddressRange> singles(AddressRange range) {
    List<AddressRange> singles = new ArrayList<>();
    Optional<Address> next = Optional.of(range.first());
    while (next.filter(range::contains).isPresent()) {
      if (singles.size() == MOST_SINGLES) {
        return List.of(range);
      }
      singles.add(new AddressRange(next.get(), next.get()));
      next = next.get().next();
    }
    return singles;
  }
}
