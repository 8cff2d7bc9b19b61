package dev.drawbridge.drawing;

import java.util.List;
import java.util.Optional;

/**
 * A container with a trust level: a Kubernetes namespace, a subnet, a VPC. Zones nest.
 *
 * @param key the identity
 * @param name free text, for people
 * @param zone the enclosing zone
 * @param trust what its services are trusted with; where absent, as the enclosing zone, at the
 *     outside {@link Trust#INTERNAL}
 * @param addresses the range its members should lie in; empty if not said
 * @param isolation what a default deny covers on Kubernetes
 * @param membership namespace and VPC its members inherit
 */
public record Zone(
    Key key,
    String name,
    Optional<Key> zone,
    Optional<Trust> trust,
    List<AddressSpec> addresses,
    Isolation isolation,
    Membership membership)
    implements Element {

  /** What the default deny of a drawn namespace covers. */
  public enum Isolation {
    /** Every pod of the namespace, drawn or not. */
    NAMESPACE,
    /** The drawn services only. */
    SERVICES
  }

  public Zone {
    addresses = List.copyOf(addresses);
  }

  /** A zone with nothing said but its key. */
  public static Zone of(Key key) {
    return new Zone(
        key,
        key.text(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Isolation.NAMESPACE,
        Membership.NONE);
  }

  public Zone withName(String name) {
    return new Zone(key, name, zone, trust, addresses, isolation, membership);
  }

  @Override
  public Zone inZone(Optional<Key> zone) {
    return new Zone(key, name, zone, trust, addresses, isolation, membership);
  }

  public Zone withTrust(Optional<Trust> trust) {
    return new Zone(key, name, zone, trust, addresses, isolation, membership);
  }

  public Zone withAddresses(List<AddressSpec> addresses) {
    return new Zone(key, name, zone, trust, addresses, isolation, membership);
  }

  public Zone withIsolation(Isolation isolation) {
    return new Zone(key, name, zone, trust, addresses, isolation, membership);
  }

  public Zone withMembership(Membership membership) {
    return new Zone(key, name, zone, trust, addresses, isolation, membership);
  }
}
