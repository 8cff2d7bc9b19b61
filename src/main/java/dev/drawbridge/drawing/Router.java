package dev.drawbridge.drawing;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Joins zones, is itself protected like a service, and enforces the flows between the zones it
 * joins.
 *
 * @param key the identity
 * @param name free text, for people
 * @param zone the zone it is drawn in
 * @param joins the joined zones with the interface that leads to each, in the order written
 * @param addresses its own addresses
 */
public record Router(
    Key key, String name, Optional<Key> zone, Map<Key, String> joins, List<AddressSpec> addresses)
    implements Element {
  /** Linux, dev_valid_name, without what a packet filter would take for a pattern. */
  private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,14}");

  public Router {
    joins = Collections.unmodifiableMap(new LinkedHashMap<>(joins));
    addresses = List.copyOf(addresses);
  }

  /** Whether an interface to another machine can have that name. */
  public static boolean isLink(String name) {
    return LINK.matcher(name).matches() && !name.equals("lo");
  }

  /** A router with nothing said but its key. */
  public static Router of(Key key) {
    return new Router(key, key.text(), Optional.empty(), Map.of(), List.of());
  }

  public Router withName(String name) {
    return new Router(key, name, zone, joins, addresses);
  }

  @Override
  public Router inZone(Optional<Key> zone) {
    return new Router(key, name, zone, joins, addresses);
  }

  public Router withJoins(Map<Key, String> joins) {
    return new Router(key, name, zone, joins, addresses);
  }

  /** This router, joining one more zone, or one by another interface. */
  public Router joining(Key zone, String link) {
    Map<Key, String> more = new LinkedHashMap<>(joins);
    more.put(zone, link);
    return withJoins(more);
  }

  /** This router, not joining that zone. */
  public Router leaving(Key zone) {
    Map<Key, String> fewer = new LinkedHashMap<>(joins);
    fewer.remove(zone);
    return withJoins(fewer);
  }

  /** The name of an interface that joins nothing yet: {@code eth0}, or the next one free. */
  public String freeLink() {
    return freeLink(joins.values());
  }

  /** The first of {@code eth0}, {@code eth1} and so on that is not taken. */
  public static String freeLink(Collection<String> taken) {
    int number = 0;
    while (taken.contains("eth" + number)) {
      number++;
    }
    return "eth" + number;
  }

  public Router withAddresses(List<AddressSpec> addresses) {
    return new Router(key, name, zone, joins, addresses);
  }
}
