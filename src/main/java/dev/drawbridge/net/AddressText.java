package dev.drawbridge.net;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv6.IPv6Address;

/**
 * The text of addresses, read strictly: what two systems could read differently is refused here,
 * with the reason.
 */
final class AddressText {

  /** Longer than any address, prefix or range; longer text is refused unread. */
  static final int LONGEST = 100;

  private static final IPAddressStringParameters STRICT = strict();

  private AddressText() {}

  static Address parse(String text) {
    checkSpelling(text);
    Address address = Address.ofBytes(parsed(text).getBytes());
    if (isMapped(address)) {
      throw new IllegalArgumentException(
          quoted(text)
              + " is an IPv4-mapped IPv6 address, which no firewall matches; write the IPv4 address"
              + " "
              + new Address(Family.IPV4, 0, address.low() & 0xffff_ffffL));
    }
    return address;
  }

  static String print(Address address) {
    return switch (address.family()) {
      case IPV4 -> dotted((int) address.low());
      case IPV6 -> new IPv6Address(address.bytes()).toCanonicalString();
    };
  }

  /** The offending text in quotation marks, cut to a length that fits in a message. */
  static String quoted(String text) {
    int longest = 60;
    return text.length() <= longest ? "'" + text + "'" : "'" + text.substring(0, longest) + "…'";
  }

  private static IPAddress parsed(String text) {
    try {
      return new IPAddressString(text, STRICT).toAddress();
    } catch (AddressStringException | IncompatibleAddressException problem) {
      throw new IllegalArgumentException(
          quoted(text) + " is not an address; write it like 10.0.0.1 or 2001:db8::1", problem);
    }
  }

  /** Says what is wrong where the library would only say that something is. */
  private static void checkSpelling(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "the address is empty; write it like 10.0.0.1 or 2001:db8::1");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(quoted(text) + " is too long for an address");
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(quoted(text) + " contains a space; an address has none");
    }
    if (text.indexOf('%') >= 0) {
      throw new IllegalArgumentException(
          quoted(text) + " names an interface after '%'; an address here has no zone");
    }
    if (text.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          quoted(text) + " is a network; one address is expected here");
    }
    if (!text.chars().allMatch(AddressText::isAddressCharacter)) {
      throw new IllegalArgumentException(
          quoted(text) + " is not an address; write it like 10.0.0.1 or 2001:db8::1");
    }
    if (text.indexOf('.') > text.lastIndexOf(':') || text.indexOf(':') < 0) {
      checkDecimal(text);
    }
  }

  /** Looks at the numbers between dots, which end an IPv6 address if it has any. */
  private static void checkDecimal(String text) {
    String[] parts = text.substring(text.lastIndexOf(':') + 1).split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          quoted(text) + " is not an address: an IPv4 address needs four numbers, like 10.0.0.1");
    }
    for (String part : parts) {
      if (part.length() > 1 && part.charAt(0) == '0') {
        throw new IllegalArgumentException(
            quoted(text)
                + " has a number with a leading zero ('"
                + part
                + "'), which some systems read as octal; leave the zero out");
      }
    }
  }

  private static boolean isAddressCharacter(int character) {
    return character == '.'
        || character == ':'
        || (character < 128 && Character.digit(character, 16) >= 0);
  }

  private static boolean isMapped(Address address) {
    return address.family() == Family.IPV6 && address.high() == 0 && address.low() >>> 32 == 0xffff;
  }

  private static String dotted(int value) {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 0xff)
        + "."
        + (value >>> 8 & 0xff)
        + "."
        + (value & 0xff);
  }

  private static IPAddressStringParameters strict() {
    return new IPAddressStringParameters.Builder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .allowPrefix(false)
        .allowMask(false)
        .allowPrefixOnly(false)
        .allowWildcardedSeparator(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowBinary(false)
        .getParentBuilder()
        .getIPv6AddressParametersBuilder()
        .allowZone(false)
        .allowUnlimitedLeadingZeros(false)
        .allowBase85(false)
        .allowBinary(false)
        .getParentBuilder()
        .toParams();
  }
}
