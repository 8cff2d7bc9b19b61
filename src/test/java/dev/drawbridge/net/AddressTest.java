package dev.drawbridge.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.drawbridge.testing.Property;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void whatIsPrintedReadsBackTheSame() {
    Property.holds(
        2_000,
        random -> {
          Address ipv4 = new Address(Family.IPV4, 0, random.nextLong() >>> 32);
          // Shifts make runs of zeros, which is where printing is interesting.
          Address ipv6 =
              new Address(
                  Family.IPV6,
                  random.nextLong() << random.nextInt(64) | 1,
                  random.nextLong() >>> random.nextInt(64));
          assertThat(Address.parse(ipv4.toString())).isEqualTo(ipv4);
          assertThat(Address.parse(ipv6.toString())).isEqualTo(ipv6);
          assertThat(Address.ofBytes(ipv4.bytes())).isEqualTo(ipv4);
          assertThat(Address.ofBytes(ipv6.bytes())).isEqualTo(ipv6);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
    "0:0:0:0:0:0:0:0, ::",
    "fe80::, fe80::",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
  })
  void addressesArePrintedAsRfc5952Says(String text, String canonical) {
    assertThat(Address.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "010.0.0.1 | leading zero",
        "10.0.0.00 | leading zero",
        "64:ff9b::192.0.2.01 | leading zero",
        "1.2.3 | four numbers",
        "1.2.3.4.5 | four numbers",
        "1.2.3.4. | four numbers",
        "16909060 | four numbers",
        "::ffff:1.2.3.4 | write the IPv4 address 1.2.3.4",
        "::ffff:0102:0304 | write the IPv4 address 1.2.3.4",
        "fe80::1%eth0 | names an interface",
        "10.0.0.1%1 | names an interface",
        "10.0.0.0/8 | one address is expected",
        "1.2.3.256 | is not an address",
        "1.2..4 | is not an address",
        "1.2.3.-4 | is not an address",
        "0x0a.0.0.1 | is not an address",
        "1.2.3.0x4 | is not an address",
        "1.2.3.a | is not an address",
        "1.2.3.* | is not an address",
        "1.2.3.4_ | is not an address",
        "1:2:3:4:5:6:7 | is not an address",
        "1:2:3:4:5:6:7:8:9 | is not an address",
        "1::2::3 | is not an address",
        ":1:2:3:4:5:6:7 | is not an address",
        "12345:: | is not an address",
        "1::00001 | is not an address",
        "::1.2.3.4.5 | four numbers",
        "::1.2.3.4:5 | is not an address",
        "[::1] | is not an address",
        "1.2.3.4:443 | is not an address",
        "localhost | is not an address",
        "* | is not an address",
        "any | is not an address",
      })
  void textThatCouldMeanSomethingElseIsRefusedWithTheReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.parse(text))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 10.0.0.1",
        "10.0.0.1 ",
        "10. 0.0.1",
        "10.0.0.1\n",
        "\t::1",
        "\u00a010.0.0.1",
        "\u0661.1.1.1",
        "1\u30021.1.1",
        "\uff11.1.1.1",
        "10.0.0.1\u0000",
        "\u202e1.0.0.01"
      })
  void spacesAndForeignDigitsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Address.parse(text));
  }

  @Test
  void anEmptyTextIsRefusedWithAnExample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.parse(""))
        .withMessageContaining("empty")
        .withMessageContaining("10.0.0.1");
  }

  @Test
  void aMegabyteOfTextIsRefusedAtOnceAndNotRepeatedInTheMessage() {
    for (String part : new String[] {"1", ":", "1.", "0", "f:", "-", "/"}) {
      String text = part.repeat(1_000_000);
      assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () ->
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> AddressSet.parse(text))
                  .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200)));
    }
  }

  @Test
  void noTextWhateverLeadsToAnythingButAnAddressOrARefusal() {
    String alphabet = "0123456789abcdefxX.:/-%*_[]g ,";
    Property.holds(
        20_000,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int length = random.nextInt(20); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          try {
            AddressSet set = AddressSet.parse(text.toString());
            assertThat(set.isEmpty()).isFalse();
          } catch (IllegalArgumentException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
          }
        });
  }

  @Test
  void neighboursAreFoundAcrossTheHalvesAndEndWithTheFamily() {
    assertThat(Address.parse("0:0:0:0:ffff:ffff:ffff:ffff").next())
        .contains(Address.parse("0:0:0:1::"));
    assertThat(Address.parse("0:0:0:1::").previous())
        .contains(Address.parse("::ffff:ffff:ffff:ffff"));
    assertThat(Address.parse("10.0.0.255").next()).contains(Address.parse("10.0.1.0"));
    assertThat(Address.parse("255.255.255.255").next()).isEmpty();
    assertThat(Address.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").next()).isEmpty();
    assertThat(Address.parse("0.0.0.0").previous()).isEmpty();
    assertThat(Address.parse("::").previous()).isEmpty();
  }

  @Test
  void addressesSortByFamilyAndThenUnsigned() {
    assertThat(Address.parse("127.0.0.1")).isLessThan(Address.parse("128.0.0.1"));
    assertThat(Address.parse("255.255.255.255")).isLessThan(Address.parse("::"));
    assertThat(Address.parse("7fff::")).isLessThan(Address.parse("8000::"));
    assertThat(Address.parse("::7fff:0:0:0")).isLessThan(Address.parse("::8000:0:0:0"));
  }

  @Test
  void theValueIsUnsigned() {
    assertThat(Address.parse("255.255.255.255").value())
        .isEqualTo(BigInteger.valueOf(0xffff_ffffL));
    assertThat(Address.last(Family.IPV6).value().bitLength()).isEqualTo(128);
  }

  @Test
  void bytesOfAnotherLengthAreNoAddress() {
    assertThatIllegalArgumentException().isThrownBy(() -> Address.ofBytes(new byte[5]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Address(Family.IPV4, 0, 1L << 32));
  }
}
