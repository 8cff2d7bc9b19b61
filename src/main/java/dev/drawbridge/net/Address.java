package dev.drawbridge.net;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One IPv4 or IPv6 address. IPv4 sorts before IPv6, and each family by its unsigned value.
 *
 * @param family the address family
 * @param high the upper 64 bits, unsigned; 0 for IPv4
 * @param low the lower 64 bits, unsigned; at most 32 of them for IPv4
 */
public record Address(Family family, long high, long low) implements Comparable<Address> {

  public Address {
    if (family == Family.IPV4 && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /**
   * Reads one address: four decimal numbers without leading zeros, or IPv6 text (RFC 4291, section
   * 2.2).
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote the text; IPv4-mapped
   *     addresses, zone identifiers, prefixes and anything else that could be read in two ways are
   *     refused
   */
  public static Address parse(String text) {
    return AddressText.parse(text);
  }

  /**
   * The address with these bytes in network order: 4 for IPv4, 16 for IPv6, any other length is
   * refused.
   */
  public static Address ofBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return switch (bytes.length) {
      case 4 -> new Address(Family.IPV4, 0, Integer.toUnsignedLong(buffer.getInt()));
      case 16 -> new Address(Family.IPV6, buffer.getLong(), buffer.getLong());
      default ->
          throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length);
    };
  }

  /** The bytes in network order: 4 for IPv4, 16 for IPv6. */
  public byte[] bytes() {
    return switch (family) {
      case IPV4 -> ByteBuffer.allocate(4).putInt((int) low).array();
      case IPV6 -> ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    };
  }

  /** The address as an unsigned number. */
  public BigInteger value() {
    return new BigInteger(1, bytes());
  }

  /** The address after this one; empty after the last of the family. */
  public Optional<Address> next() {
    if (equals(last(family))) {
      return Optional.empty();
    }
    return Optional.of(new Address(family, low == -1 ? high + 1 : high, low + 1));
  }

  /** The address before this one; empty before the first of the family. */
  public Optional<Address> previous() {
    if (high == 0 && low == 0) {
      return Optional.empty();
    }
    return Optional.of(new Address(family, low == 0 ? high - 1 : high, low - 1));
  }

  /** The lowest address of a family. */
  static Address first(Family family) {
    return new Address(family, 0, 0);
  }

  /** The highest address of a family. */
  static Address last(Family family) {
    return first(family).lastOfBlock(family.bits());
  }

  /** The last address of the aligned block that starts here and spans 2^hostBits addresses. */
  Address lastOfBlock(int hostBits) {
    return new Address(family, high | hostMaskHigh(hostBits), low | hostMaskLow(hostBits));
  }

  /** The first address of the aligned block of 2^hostBits addresses in which this one lies. */
  Address firstOfBlock(int hostBits) {
    return new Address(family, high & ~hostMaskHigh(hostBits), low & ~hostMaskLow(hostBits));
  }

  /** How many zero bits the address ends with, at most the length of the family. */
  int trailingZeros() {
    if (low != 0) {
      return Long.numberOfTrailingZeros(low);
    }
    return Math.min(family.bits(), 64 + Long.numberOfTrailingZeros(high));
  }

  private static long hostMaskHigh(int hostBits) {
    // A Java shift by 64 is a shift by 0, so both ends need a case of their own.
    return hostBits <= 64 ? 0 : -1L >>> (128 - hostBits);
  }

  private static long hostMaskLow(int hostBits) {
    return hostBits == 0 ? 0 : -1L >>> Math.max(0, 64 - hostBits);
  }

  @Override
  public int compareTo(Address other) {
    int byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The canonical text: dotted decimal for IPv4, RFC 5952 for IPv6. */
  @Override
  public String toString() {
    return AddressText.print(this);
  }
}
