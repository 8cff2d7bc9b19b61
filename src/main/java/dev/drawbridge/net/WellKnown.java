package dev.drawbridge.net;

import java.util.Arrays;
import java.util.List;

/**
 * Sets of addresses with a meaning of their own. Source: the IANA special-purpose address
 * registries (RFC 6890).
 */
public final class WellKnown {

  /** The private ranges of RFC 1918, IPv4 only. */
  public static final AddressSet PRIVATE = set("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  /** Shared between carriers and their customers, IPv4 only (RFC 6598). */
  public static final AddressSet SHARED = set("100.64.0.0/10");

  /** The private range of IPv6 (RFC 4193). */
  public static final AddressSet UNIQUE_LOCAL = set("fc00::/7");

  /** A host's way to itself. */
  public static final AddressSet LOOPBACK = set("127.0.0.0/8", "::1");

  /** Valid on one link only (RFC 3927, RFC 4291). */
  public static final AddressSet LINK_LOCAL = set("169.254.0.0/16", "fe80::/10");

  /** Addresses of groups (RFC 5771, RFC 4291). */
  public static final AddressSet MULTICAST = set("224.0.0.0/4", "ff00::/8");

  /** Every host of the own link, IPv4 only (RFC 919). */
  public static final AddressSet BROADCAST = set("255.255.255.255");

  /** "No address yet" (RFC 1122, RFC 4291). */
  public static final AddressSet UNSPECIFIED = set("0.0.0.0", "::");

  /** The IPv4 internet as hosts without IPv4 see it (RFC 6052). */
  public static final AddressSet NAT64 = set("64:ff9b::/96");

  /** Class D and E, multicast and reserved together, broadcast included. */
  private static final AddressSet CLASS_D_AND_E = set("224.0.0.0/3");

  /**
   * What a drawing means by "internet": all of IPv4 but private, shared, link-local, loopback,
   * multicast and reserved addresses; of IPv6 the global unicast addresses and NAT64.
   */
  public static final AddressSet INTERNET =
      Family.IPV4
          .all()
          .minus(AddressSet.unionOf(List.of(PRIVATE, SHARED, LINK_LOCAL, LOOPBACK, CLASS_D_AND_E)))
          .union(set("2000::/3"))
          .union(NAT64);

  /**
   * What cannot be the address of a service: loopback, multicast, broadcast and unspecified
   * addresses.
   */
  public static final AddressSet NEVER_A_SERVICE =
      AddressSet.unionOf(List.of(LOOPBACK, MULTICAST, BROADCAST, UNSPECIFIED));

  private WellKnown() {}

  private static AddressSet set(String... texts) {
    return AddressSet.unionOf(Arrays.stream(texts).map(AddressSet::parse).toList());
  }
}
