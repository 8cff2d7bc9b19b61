package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import dev.drawbridge.target.iptables.Admission.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Addresses as rules and sets write them; a range is as many networks as it takes. */
final class WrittenAddresses {
  /** More rules for the same traffic are slower than a set (design: hosts 13). */
  static final int MOST_RULES = 50;

  /** The same peers come back in service after service. */
  private final Map<AddressRange, List<Peer>> networks = new HashMap<>();

  /** A range for rules. */
  List<Peer> networks(AddressRange range) {
    return networks.computeIfAbsent(
        range,
        _ ->
            range.cidrs().stream()
                .<Peer>map(
                    cidr -> new Peer.Network(cidr.prefixLength() == 0 ? "" : cidr.toString()))
                .toList());
  }

  /** Ranges of one family: for rules where these are few, else as one set without keys. */
  List<Peer> peers(
      Collection<AddressRange> ranges,
      Family family,
      SetFile sets,
      String purpose,
      List<String> flows) {
    List<Peer> each = ranges.stream().flatMap(range -> networks(range).stream()).toList();
    if (each.size() <= MOST_RULES) {
      return each;
    }
    List<SetFile.Entry> entries =
        ranges.stream()
            .flatMap(range -> elements(range).stream())
            .map(element -> new SetFile.Entry(element, 1, "", flows))
            .toList();
    return List.of(new Peer.Members(sets.add(purpose, "hash:net", family, entries), false));
  }

  /** A range for sets, which cannot hold /0 (design: hosts 13). */
  static List<String> elements(AddressRange range) {
    List<String> elements = new ArrayList<>();
    for (Cidr cidr : range.cidrs()) {
      if (cidr.prefixLength() == 0) {
        elements.add(Cidr.around(cidr.address(), 1).toString());
        elements.add(Cidr.around(cidr.range().last(), 1).toString());
      } else {
        elements.add(cidr.isSingle() ? cidr.address().toString() : cidr.toString());
      }
    }
    return elements;
  }
}
