package dev.drawbridge.lab;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses that a network interface can have and that packets can be routed to. */
final class Usable {
  /**
   * Unicast addresses: without this network, loopback, multicast and reserved ones (RFC 6890), and
   * without the address by which the lab's hosts know their router.
   */
  private static final AddressSet UNICAST =
      AddressSet.unionOf(
              List.of(
                  AddressSet.parse("1.0.0.0-126.255.255.255"),
                  AddressSet.parse("128.0.0.0-223.255.255.255"),
                  AddressSet.parse("2000::/3"),
                  AddressSet.parse("fc00::/7"),
                  AddressSet.parse("64:ff9b::/96")))
          .minus(AddressSet.of(Router.IPV4));

  private Usable() {}

  /** The addresses by which hosts know the router between them. */
  static final class Router {
    /** The dummy address (RFC 7600), which nobody has. */
    static final Address IPV4 = Address.parse("192.0.0.8");

    static final Address IPV6 = Address.parse("fe80::1");

    private Router() {}

    static Address of(Family family) {
      return family == Family.IPV4 ? IPV4 : IPV6;
    }
  }

  /** The addresses of a set that can be used. */
  static AddressSet of(AddressSet addresses) {
    return addresses.intersect(UNICAST);
  }

  /** The lowest and highest usable addresses of each range, at most so many ranges. */
  static List<Address> edges(AddressSet addresses, Family family, int most) {
    List<Address> edges = new ArrayList<>();
    for (AddressRange range : some(of(addresses).only(family).ranges(), most)) {
      edges.add(range.first());
      if (!range.isSingle()) {
        edges.add(range.last());
      }
    }
    return edges;
  }

  /**
   * A usable address of each network that a set consists of, at most so many: where ranges cannot
   * be said they are written as networks, and each can be forgotten.
   */
  static List<Address> parts(AddressSet addresses, Family family, int most) {
    return some(addresses.only(family).cidrs(), most).stream()
        .flatMap(cidr -> of(AddressSet.of(cidr)).any().stream())
        .toList();
  }

  /** The usable addresses just below and above each range that are not in the set themselves. */
  static List<Address> beside(AddressSet addresses, Family family, int most) {
    List<Address> beside = new ArrayList<>();
    for (AddressRange range : some(addresses.only(family).ranges(), most)) {
      for (Optional<Address> next : List.of(range.first().previous(), range.last().next())) {
        next.filter(UNICAST::contains).ifPresent(beside::add);
      }
    }
    return beside.stream().distinct().toList();
  }

  /** All of them, or as many spread over all. */
  private static <T> List<T> some(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
    }
    return some;
  }
}
