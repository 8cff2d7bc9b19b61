package dev.drawbridge.net;

import static dev.drawbridge.net.SmallUniverse.ADDRESSES;
import static dev.drawbridge.net.SmallUniverse.addresses;
import static dev.drawbridge.net.SmallUniverse.and;
import static dev.drawbridge.net.SmallUniverse.andNot;
import static dev.drawbridge.net.SmallUniverse.or;
import static dev.drawbridge.net.SmallUniverse.shuffled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AddressSetTest {
  @Test
  void theOperationsAgreeWithBruteForce() {
    Property.holds(
        3_000,
        random -> {
          BitSet left = bits(random);
          BitSet right = bits(random);
          AddressSet one = addresses(left);
          AddressSet other = addresses(right);
          assertThat(one.union(other)).isEqualTo(addresses(or(left, right)));
          assertThat(one.intersect(other)).isEqualTo(addresses(and(left, right)));
          assertThat(one.minus(other)).isEqualTo(addresses(andNot(left, right)));
          assertThat(one.complement()).isEqualTo(addresses(andNot(everything(), left)));
          assertThat(one.overlaps(other)).isEqualTo(left.intersects(right));
          assertThat(one.containsAll(other)).isEqualTo(andNot(right, left).isEmpty());
          assertThat(one.equals(other)).isEqualTo(left.equals(right));
          assertThat(one.isEmpty()).isEqualTo(left.isEmpty());
        });
  }

  @Test
  void membershipAgreesWithBruteForceAtTheEdgesOfEveryPiece() {
    Property.holds(
        500,
        random -> {
          BitSet chosen = bits(random);
          AddressSet set = addresses(chosen);
          for (int piece = 0; piece < ADDRESSES.size(); piece++) {
            assertThat(set.contains(ADDRESSES.get(piece).first())).isEqualTo(chosen.get(piece));
            assertThat(set.contains(ADDRESSES.get(piece).last())).isEqualTo(chosen.get(piece));
          }
        });
  }

  @Test
  void equalSetsAreEqualHoweverTheyWereMade() {
    Property.holds(
        1_000,
        random -> {
          BitSet chosen = bits(random);
          AddressSet set = addresses(chosen);
          AddressSet oneByOne = AddressSet.NONE;
          List<AddressSet> overlapping = new ArrayList<>(List.of(AddressSet.NONE));
          for (AddressRange piece : shuffled(chosen, ADDRESSES)) {
            oneByOne = oneByOne.union(AddressSet.of(piece));
            overlapping.add(oneByOne);
          }
          assertThat(oneByOne).isEqualTo(set).hasSameHashCodeAs(set);
          assertThat(AddressSet.unionOf(overlapping)).isEqualTo(set);
          assertThat(AddressSet.of(set.cidrs().toArray(Cidr[]::new)))
              .isEqualTo(set)
              .hasToString(set.toString());
          assertThat(AddressSet.ofRanges(set.ranges().reversed())).isEqualTo(set);
          assertThat(set.complement().complement()).isEqualTo(set);
        });
  }

  @Test
  void theLawsOfAnAlgebraHold() {
    Property.holds(
        1_000,
        random -> {
          AddressSet a = addresses(bits(random));
          AddressSet b = addresses(bits(random));
          AddressSet c = addresses(bits(random));
          assertThat(a.union(b)).isEqualTo(b.union(a));
          assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
          assertThat(a.intersect(b.union(c))).isEqualTo(a.intersect(b).union(a.intersect(c)));
          assertThat(a.minus(b)).isEqualTo(a.intersect(b.complement()));
          assertThat(a.union(b).complement()).isEqualTo(a.complement().intersect(b.complement()));
          assertThat(a.union(a.intersect(b))).isEqualTo(a);
          assertThat(a.minus(b).union(a.intersect(b))).isEqualTo(a);
          assertThat(a.union(AddressSet.NONE)).isEqualTo(a);
          assertThat(a.intersect(AddressSet.ALL)).isEqualTo(a);
        });
  }

  @Test
  void rangesAreAscendingAndSeparatedByGaps() {
    Property.holds(
        500,
        random -> {
          List<AddressRange> ranges = addresses(bits(random)).ranges();
          assertThat(ranges).isSorted();
          for (int index = 0; index + 1 < ranges.size(); index++) {
            AddressRange next = ranges.get(index + 1);
            ranges
                .get(index)
                .last()
                .next()
                .ifPresent(address ->
                    assertThat(address).isNotEqualTo(next.first()).isLessThan(next.first()));
          }
        });
  }

  @Test
  void sizesAddUp() {
    BigInteger everything = BigInteger.TWO.pow(128).add(BigInteger.TWO.pow(32));
    assertThat(AddressSet.ALL.size()).isEqualTo(everything);
    Property.holds(
        500,
        random -> {
          AddressSet set = addresses(bits(random));
          assertThat(set.size().add(set.complement().size())).isEqualTo(everything);
        });
  }

  @Test
  void theFamiliesArePartsOfTheSet() {
    Property.holds(
        500,
        random -> {
          AddressSet set = addresses(bits(random));
          AddressSet ipv4 = set.only(Family.IPV4);
          AddressSet ipv6 = set.only(Family.IPV6);
          assertThat(ipv4.union(ipv6)).isEqualTo(set);
          assertThat(ipv4).isEqualTo(set.intersect(Family.IPV4.all()));
          assertThat(set.families().contains(Family.IPV4)).isEqualTo(!ipv4.isEmpty());
          assertThat(set.families().contains(Family.IPV6)).isEqualTo(!ipv6.isEmpty());
        });
  }

  @Test
  void anyIsTheLowestAddress() {
    assertThat(AddressSet.NONE.any()).isEmpty();
    assertThat(AddressSet.parse("fd00::/8").union(AddressSet.parse("10.0.0.0/8")).any())
        .contains(Address.parse("10.0.0.0"));
    assertThat(AddressSet.parse("fd00::/8").any()).contains(Address.parse("fd00::"));
  }

  @Test
  void aSetOfOneAddressIsSingle() {
    assertThat(AddressSet.parse("10.0.0.1").isSingle()).isTrue();
    assertThat(AddressSet.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").isSingle()).isTrue();
    assertThat(AddressSet.parse("10.0.0.0/31").isSingle()).isFalse();
    assertThat(AddressSet.of(Address.parse("10.0.0.1"), Address.parse("::1")).isSingle()).isFalse();
    assertThat(AddressSet.NONE.isSingle()).isFalse();
  }

  @Test
  void neighbouringNetworksMergeWhenPrinted() {
    assertThat(
            AddressSet.of(
                Cidr.parse("fd00::/8"), Cidr.parse("10.128.0.0/9"), Cidr.parse("10.0.0.0/9")))
        .hasToString("10.0.0.0/8, fd00::/8");
    assertThat(AddressSet.ALL).hasToString("0.0.0.0/0, ::/0");
    assertThat(AddressSet.NONE).hasToString("none");
  }

  @Test
  void theInternetIsWhatIsRoutedOnIt() {
    for (String inside :
        List.of(
            "8.8.8.8",
            "0.0.0.1",
            "172.15.255.255",
            "172.32.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "223.255.255.255",
            "2000::",
            "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "64:ff9b::808:808")) {
      assertThat(WellKnown.INTERNET.contains(Address.parse(inside))).as(inside).isTrue();
    }
    for (String outside :
        List.of(
            "10.0.0.0",
            "10.255.255.255",
            "172.16.0.0",
            "172.31.255.255",
            "192.168.0.0",
            "100.64.0.0",
            "100.127.255.255",
            "169.254.169.254",
            "127.0.0.1",
            "224.0.0.0",
            "240.0.0.1",
            "255.255.255.255",
            "::1",
            "fd00::1",
            "fe80::1",
            "ff02::1",
            "1fff::",
            "4000::",
            "64:ff9b:0:0:0:1::")) {
      assertThat(WellKnown.INTERNET.contains(Address.parse(outside))).as(outside).isFalse();
    }
  }

  @Test
  void aServiceAddressIsNeitherLoopbackNorMulticastNorBroadcastNorUnspecified() {
    for (String text :
        List.of("127.0.0.1", "::1", "224.0.0.1", "ff02::1", "255.255.255.255", "0.0.0.0", "::")) {
      assertThat(WellKnown.NEVER_A_SERVICE.contains(Address.parse(text))).as(text).isTrue();
    }
    assertThat(WellKnown.NEVER_A_SERVICE.contains(Address.parse("169.254.169.254"))).isFalse();
  }

  private static BitSet bits(RandomGenerator random) {
    return SmallUniverse.bits(random, ADDRESSES.size());
  }

  private static BitSet everything() {
    BitSet all = new BitSet();
    all.set(0, ADDRESSES.size());
    return all;
  }
}
