package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Traffic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the same words mean in every file, so that each is understood once. */
final class ReadValues {
  private final Map<String, Optional<Cidr>> cidrs = new HashMap<>();
  private final Map<String, AddressSet> addresses = new HashMap<>();
  private final Map<String, Traffic> traffics = new HashMap<>();

  /** A network or address; empty if the text is neither. */
  Optional<Cidr> cidr(String text) {
    return cidrs.computeIfAbsent(text, ReadValues::parsed);
  }

  /** The addresses of a network. */
  AddressSet addresses(String text, Cidr cidr) {
    return addresses.computeIfAbsent(text, _ -> AddressSet.of(cidr));
  }

  /** Some traffic by an unambiguous name. */
  Traffic traffic(String name, Supplier<Traffic> meaning) {
    return traffics.computeIfAbsent(name, _ -> meaning.get());
  }

  private static Optional<Cidr> parsed(String text) {
    try {
      return Optional.of(Cidr.parse(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
