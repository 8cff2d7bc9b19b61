package dev.drawbridge.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All addresses from {@code first} to {@code last}, both included. Ranges sort by their first
 * address, then by their last.
 *
 * @param first the lowest address
 * @param last the highest address, of the same family and not below the first
 */
public record AddressRange(Address first, Address last) implements Comparable<AddressRange> {

  private static final Comparator<AddressRange> ORDER =
      Comparator.comparing(AddressRange::first).thenComparing(AddressRange::last);

  public AddressRange {
    if (first.family() != last.family()) {
      throw new IllegalArgumentException(
          "a range stays in one family, but " + first + " and " + last + " are of two");
    }
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "a range runs upwards, but " + first + " is above " + last + "; swap the two");
    }
  }

  /**
   * Reads {@code 10.0.0.1-10.0.0.9}.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote the text
   */
  public static AddressRange parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0 || text.length() > AddressText.LONGEST) {
      throw new IllegalArgumentException(
          AddressText.quoted(text)
              + " is not a range of addresses; write it like 10.0.0.1-10.0.0.9");
    }
    return new AddressRange(
        Address.parse(text.substring(0, dash)), Address.parse(text.substring(dash + 1)));
  }

  public Family family() {
    return first.family();
  }

  public boolean isSingle() {
    return first.equals(last);
  }

  public boolean contains(Address address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  /** The fewest networks that together are exactly this range, in ascending order. */
  public List<Cidr> cidrs() {
    List<Cidr> cidrs = new ArrayList<>();
    Address start = first;
    while (true) {
      int hostBits = start.trailingZeros();
      while (start.lastOfBlock(hostBits).compareTo(last) > 0) {
        hostBits--;
      }
      cidrs.add(new Cidr(start, family().bits() - hostBits));
      Address end = start.lastOfBlock(hostBits);
      if (end.equals(last)) {
        return cidrs;
      }
      start = end.next().orElseThrow();
    }
  }

  @Override
  public int compareTo(AddressRange other) {
    return ORDER.compare(this, other);
  }

  /** {@code 10.0.0.1-10.0.0.9}; a single address stands alone. */
  @Override
  public String toString() {
    return isSingle() ? first.toString() : first + "-" + last;
  }
}
