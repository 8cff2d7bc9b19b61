package dev.drawbridge.net;

/**
 * One of the two address families. An IPv4 address and an IPv6 address are never equal, IPv4-mapped
 * ones included.
 */
public enum Family {
  IPV4(32),
  IPV6(128);

  private final int bits;

  Family(int bits) {
    this.bits = bits;
  }

  /** Length of an address of this family in bits: 32 or 128. */
  public int bits() {
    return bits;
  }

  /** Every address of this family. */
  public AddressSet all() {
    return AddressSet.ALL.only(this);
  }

  /**
   * The ICMP that belongs to the other family. On this family its number is an ordinary protocol
   * without types, so a packet set holds it whole or not at all.
   */
  Protocol foreignIcmp() {
    return switch (this) {
      case IPV4 -> Protocol.ICMPV6;
      case IPV6 -> Protocol.ICMP;
    };
  }
}
