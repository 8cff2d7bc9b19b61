package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Address;
import java.util.List;
import java.util.stream.Stream;

/**
 * One machine of a protected service, or the machine that is a router.
 *
 * @param name unique in the lab, such as {@code frontend-1}
 * @param service the service, or router, it belongs to
 * @param own the addresses that the drawing gives it, of a service's at most one of each family
 * @param second another address of each family it has, of which the drawing does not know
 * @param links the interfaces that a router's rules name; empty for a service
 */
record Host(String name, Key service, List<Address> own, List<Address> second, List<String> links) {
  Host {
    own = List.copyOf(own);
    second = List.copyOf(second);
    links = List.copyOf(links);
  }

  /** Every address it has. */
  Stream<Address> addresses() {
    return Stream.concat(own.stream(), second.stream());
  }
}
