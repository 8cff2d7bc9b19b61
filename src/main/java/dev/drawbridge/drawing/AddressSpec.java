package dev.drawbridge.drawing;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.WellKnown;

/**
 * Addresses as the person wrote them: {@code 10.0.1.10}, {@code 10.0.0.0/8}, {@code
 * 10.0.0.5-10.0.0.9}, {@code fd00::/8}, or the word {@code internet} (design: semantics §1). Host
 * names are refused: no enforcer holds one.
 *
 * @param text what was written, without surrounding blanks
 * @param addresses what it means; never empty
 */
public record AddressSpec(String text, AddressSet addresses) {
  /** The word for everything that is publicly routed. */
  public static final String INTERNET = "internet";

  public AddressSpec {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("no address in " + text);
    }
  }

  /**
   * Reads what a person wrote.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong and what was probably
   *     meant
   */
  public static AddressSpec parse(String written) {
    String text = written.strip();
    return new AddressSpec(
        text, text.equals(INTERNET) ? WellKnown.INTERNET : AddressSet.parse(text));
  }

  /** Whether this is exactly one address. */
  public boolean isSingle() {
    return addresses.isSingle();
  }

  @Override
  public String toString() {
    return text;
  }
}
