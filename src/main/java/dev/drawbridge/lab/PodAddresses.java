package dev.drawbridge.lab;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives pods their addresses, one after the other, from the ranges that the drawing names for them
 * and outside all that it draws: a pod inside a drawn network would be let through for its address.
 */
final class PodAddresses {
  /** What clusters use if they are not told otherwise (kubeadm, kind). */
  private static final AddressSet USUAL = set("10.244.0.0/16", "fd00:10:244::/56");

  private final Map<Family, Address> next = new EnumMap<>(Family.class);

  PodAddresses(Policy policy) {
    AddressSet free = drawn(policy).complement();
    AddressSet named =
        AddressSet.unionOf(
            policy.drawing().options().kubernetes().pods().orElse(List.of()).stream()
                .map(AddressSpec::addresses)
                .toList());
    for (Family family : Family.values()) {
      next.put(
          family,
          Stream.of(named.intersect(free), USUAL.intersect(free), Usable.of(free))
              .flatMap(pool -> widest(pool.only(family)).stream())
              .findFirst()
              .map(AddressRange::first)
              .orElseThrow(() -> new IllegalArgumentException("every address is drawn")));
      take(family);
    }
  }

  /** The next one; the first of a range is left to the network itself. */
  Address take(Family family) {
    Address taken = next.get(family);
    next.put(family, taken.next().orElseThrow());
    return taken;
  }

  private static Optional<AddressRange> widest(AddressSet addresses) {
    return addresses.ranges().stream()
        .max(Comparator.comparing(range -> range.last().value().subtract(range.first().value())));
  }

  private static AddressSet drawn(Policy policy) {
    Drawing drawing = policy.drawing();
    return AddressSet.unionOf(
        drawing
            .elements()
            .filter(element -> element instanceof Network || element instanceof Service)
            .map(element -> policy.addresses(element.key()))
            .toList());
  }

  private static AddressSet set(String... texts) {
    return AddressSet.unionOf(Stream.of(texts).map(AddressSet::parse).toList());
  }
}
