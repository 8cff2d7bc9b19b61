package dev.drawbridge.lab;

import dev.drawbridge.net.Address;

/**
 * What is said of both ends of a cable between two namespaces, so that nobody has to ask for it:
 * what goes by one is for the other end. The kernel remembers the neighbours that it finds out
 * itself in one table for all namespaces of the machine, 1024 of each family (M), which a few labs
 * at once would fill.
 */
final class Cable {
  /** At both ends. */
  static final String HARDWARE_ADDRESS = "02:00:00:00:00:01";

  private Cable() {}

  /** The line for {@code ip} that says what is at the other end of an interface. */
  static String neighbour(Address address, String link) {
    return "neighbour add %s lladdr %s dev %s".formatted(address, HARDWARE_ADDRESS, link);
  }
}
