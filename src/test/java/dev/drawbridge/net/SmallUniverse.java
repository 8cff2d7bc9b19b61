package dev.drawbridge.net;

import dev.drawbridge.net.Traffic.Kinds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All addresses and all kinds, cut into a few dozen pieces each, so that a set is a handful of bits
 * that brute force can handle. The pieces are smallest where arithmetic goes wrong: at both ends of
 * each family and where the halves of an IPv6 address meet.
 */
final class SmallUniverse {
  /** Disjoint, together everything, IPv4 first. */
  static final List<AddressRange> ADDRESSES =
      Stream.concat(
              cut(
                  Family.IPV4,
                  "0.0.0.1",
                  "0.0.0.2",
                  "0.0.0.3",
                  "10.0.0.0",
                  "10.0.0.1",
                  "10.0.0.2",
                  "10.0.0.4",
                  "127.255.255.255",
                  "128.0.0.0",
                  "128.0.0.1",
                  "255.255.255.254",
                  "255.255.255.255")
                  .stream(),
              cut(
                  Family.IPV6,
                  "::1",
                  "::2",
                  "::7fff:ffff:ffff:ffff",
                  "::8000:0:0:0",
                  "::ffff:ffff:ffff:ffff",
                  "0:0:0:1::",
                  "0:0:0:1::1",
                  "0:0:0:2::",
                  "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                  "8000::",
                  "fd00::",
                  "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe",
                  "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
                  .stream())
          .toList();

  /** Disjoint, together every kind of every protocol. */
  static final List<Kinds> KINDS = kinds();

  private SmallUniverse() {}

  static BitSet bits(RandomGenerator random, int size) {
    BitSet bits = new BitSet(size);
    // Few members, about half, and nearly all: the shapes that real rules have.
    double density = List.of(0.1, 0.5, 0.9).get(random.nextInt(3));
    for (int index = 0; index < size; index++) {
      bits.set(index, random.nextDouble() < density);
    }
    return bits;
  }

  /** The set of the chosen pieces, put together in an arbitrary order. */
  static AddressSet addresses(BitSet chosen) {
    return AddressSet.ofRanges(shuffled(chosen, ADDRESSES));
  }

  static Traffic traffic(BitSet chosen) {
    return Traffic.ofKinds(shuffled(chosen, KINDS));
  }

  static <T> List<T> shuffled(BitSet chosen, List<T> pieces) {
    List<T> list = new ArrayList<>(chosen.stream().mapToObj(pieces::get).toList());
    Collections.shuffle(list, new Random(chosen.hashCode()));
    return list;
  }

  static BitSet or(BitSet one, BitSet other) {
    BitSet result = (BitSet) one.clone();
    result.or(other);
    return result;
  }

  static BitSet and(BitSet one, BitSet other) {
    BitSet result = (BitSet) one.clone();
    result.and(other);
    return result;
  }

  static BitSet andNot(BitSet one, BitSet other) {
    BitSet result = (BitSet) one.clone();
    result.andNot(other);
    return result;
  }

  private static List<AddressRange> cut(Family family, String... starts) {
    List<AddressRange> pieces = new ArrayList<>();
    Address start = Address.first(family);
    for (String text : starts) {
      Address next = Address.parse(text);
      pieces.add(new AddressRange(start, next.previous().orElseThrow()));
      start = next;
    }
    pieces.add(new AddressRange(start, Address.last(family)));
    return pieces;
  }

  private static List<Kinds> kinds() {
    List<Kinds> pieces = new ArrayList<>();
    for (int number = 0; number < 256; number++) {
      Protocol protocol = new Protocol(number);
      int[] starts =
          protocol.isIcmp()
              ? new int[] {
                0, 1, 256, 8 * 256, 9 * 256, 128 * 256, 128 * 256 + 1, 129 * 256, 65535, 65536
              }
              : protocol.hasPorts() ? new int[] {1, 2, 443, 444, 65535, 65536} : new int[] {0, 1};
      for (int index = 0; index + 1 < starts.length; index++) {
        pieces.add(new Kinds(protocol, starts[index], starts[index + 1] - 1));
      }
    }
    return pieces;
  }
}
