package dev.drawbridge.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @Test
  void whatIsPrintedReadsBackTheSame() {
    Property.holds(
        2_000,
        random -> {
          Cidr cidr = cidr(random);
          assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr);
        });
  }

  @Test
  void hostBitsAreRefusedWithBothLikelyMeanings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressSet.parse("10.0.0.5/8"))
        .withMessageContaining("10.0.0.0/8")
        .withMessageContaining("10.0.0.5 for the one address");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.parse("fd00::5/64"))
        .withMessageContaining("fd00::/64")
        .withMessageContaining("fd00::5 for the one address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8 ",
        "10.0.0.0/255.0.0.0",
        "/8",
        "10.0.0.0//8",
        "10.0.0.0/8/8",
        "::/129",
        "::/999999999999",
        "10/8",
        "::/\u0661",
        "10.0.0.0/+8",
        "::ffff:1.2.3.4/128"
      })
  void prefixesThatAreNoPlainNumberInTheFamilysRangeAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0-10.255.255.255",
    "0.0.0.0/0, 0.0.0.0-255.255.255.255",
    "10.0.0.1/32, 10.0.0.1",
    "10.0.0.1, 10.0.0.1",
    "::/0, ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fd00::/64, fd00::-fd00::ffff:ffff:ffff:ffff",
    "fd00::/63, fd00::-fd00::1:ffff:ffff:ffff:ffff",
    "fd00::/65, fd00::-fd00::7fff:ffff:ffff:ffff",
    "::1, ::1",
  })
  void aNetworkIsTheRangeOfItsAddresses(String text, String range) {
    assertThat(Cidr.parse(text).range()).hasToString(range);
  }

  @Test
  void theNetworkAroundAnAddressHasThatAddress() {
    Property.holds(
        500,
        random -> {
          Address address = address(random);
          Cidr around = Cidr.around(address, random.nextInt(address.family().bits() + 1));
          assertThat(around.contains(address)).isTrue();
        });
  }

  @Test
  void theNetworksOfARangeAreExactlyItDisjointAndFewest() {
    Property.holds(
        1_000,
        random -> {
          AddressRange range = range(random);
          List<Cidr> cidrs = range.cidrs();
          assertThat(AddressSet.of(cidrs.toArray(Cidr[]::new))).isEqualTo(AddressSet.of(range));
          assertThat(cidrs).isSorted();
          for (int index = 0; index + 1 < cidrs.size(); index++) {
            Cidr here = cidrs.get(index);
            Cidr next = cidrs.get(index + 1);
            assertThat(here.range().last().next()).contains(next.address());
            // Two halves of one larger network would not be fewest.
            assertThat(
                    here.prefixLength() == next.prefixLength()
                        && Cidr.around(here.address(), here.prefixLength() - 1)
                            .contains(next.address()))
                .isFalse();
          }
        });
  }

  @Test
  void networksSortByAddressAndTheLargerFirst() {
    List<Cidr> sorted =
        List.of(
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("10.0.0.0/16"),
            Cidr.parse("10.0.1.0/24"),
            Cidr.parse("::/0"));
    List<Cidr> mixed = new ArrayList<>(sorted.reversed());
    Collections.sort(mixed);
    assertThat(mixed).isEqualTo(sorted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.9-10.0.0.1",
        "10.0.0.1-::1",
        "10.0.0.1-",
        "-10.0.0.1",
        "10.0.0.1-9",
        "10.0.0.1--10.0.0.9"
      })
  void rangesRunUpwardsInOneFamily(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressSet.parse(text));
  }

  @Test
  void rangesReadBackAsPrinted() {
    Property.holds(
        500,
        random -> {
          AddressRange range = range(random);
          assertThat(AddressSet.parse(range.toString())).isEqualTo(AddressSet.of(range));
        });
  }

  private static Cidr cidr(RandomGenerator random) {
    Address address = address(random);
    return Cidr.around(address, random.nextInt(8, address.family().bits() + 1));
  }

  private static AddressRange range(RandomGenerator random) {
    Address one = address(random);
    Address other = address(random);
    if (one.family() != other.family()) {
      other = one;
    }
    return one.compareTo(other) <= 0 ? new AddressRange(one, other) : new AddressRange(other, one);
  }

  private static Address address(RandomGenerator random) {
    return random.nextBoolean()
        ? new Address(Family.IPV4, 0, random.nextLong() >>> 32)
        : new Address(Family.IPV6, random.nextLong() | 1L << 61, random.nextLong());
  }
}
