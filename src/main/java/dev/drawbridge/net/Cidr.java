package dev.drawbridge.net;

import java.util.Comparator;

/**
 * A network in the notation of RFC 4632: an address and how many of its leading bits count.
 * Networks sort by address, then the larger before the smaller.
 *
 * @param address the first address of the network; its host bits are zero
 * @param prefixLength 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(Address address, int prefixLength) implements Comparable<Cidr> {

  private static final Comparator<Cidr> ORDER =
      Comparator.comparing(Cidr::address).thenComparingInt(Cidr::prefixLength);

  public Cidr {
    int bits = address.family().bits();
    if (prefixLength < 0 || prefixLength > bits) {
      throw new IllegalArgumentException(
          "the prefix length of " + address + " is 0 to " + bits + ", not " + prefixLength);
    }
    Address network = address.firstOfBlock(bits - prefixLength);
    if (!network.equals(address)) {
      throw new IllegalArgumentException(
          "%s/%d points into the middle of a network; write %s/%d for the whole"
                  .formatted(address, prefixLength, network, prefixLength)
              + " network or %s for the one address".formatted(address));
    }
  }

  /**
   * Reads {@code 10.0.0.0/8} or a bare address, which is the network of this one address.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote the text; for an
   *     address inside the network (host bits) the sentence names both likely meanings
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || text.length() > AddressText.LONGEST) {
      return of(Address.parse(text));
    }
    String prefixText = text.substring(slash + 1);
    if (!prefixText.matches("0|[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(
          AddressText.quoted(text) + " needs a whole number after the slash, like 10.0.0.0/8");
    }
    return new Cidr(Address.parse(text.substring(0, slash)), Integer.parseInt(prefixText));
  }

  /** The network of one address: /32 or /128. */
  public static Cidr of(Address address) {
    return new Cidr(address, address.family().bits());
  }

  /**
   * The network with this prefix length in which an address lies; the address's host bits are
   * dropped.
   */
  public static Cidr around(Address address, int prefixLength) {
    return new Cidr(address.firstOfBlock(address.family().bits() - prefixLength), prefixLength);
  }

  public Family family() {
    return address.family();
  }

  /** From the first to the last address, both included. */
  public AddressRange range() {
    return new AddressRange(address, address.lastOfBlock(family().bits() - prefixLength));
  }

  public boolean contains(Address other) {
    return range().contains(other);
  }

  /** Whether the network is a single address. */
  public boolean isSingle() {
    return prefixLength == family().bits();
  }

  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }

  /** Always with the prefix length: {@code 10.0.0.0/8}, {@code 10.0.0.1/32}. */
  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
