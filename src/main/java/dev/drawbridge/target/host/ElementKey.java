package dev.drawbridge.target.host;

import java.util.List;

/**
 * The short name that stands in a file for the flows behind an element. It depends on the flows
 * alone, so that an element whose flows stay keeps its name, whatever else is drawn.
 */
public final class ElementKey {
  /** 48 bits: among 100,000 lists of flows two meet with a chance of 1 in 50,000. */
  private static final int DIGITS = 12;

  private ElementKey() {}

  /**
   * The key of some flows.
   *
   * @param flows ids, in file order
   * @return 13 characters: {@code e} and 12 hexadecimal digits
   */
  public static String of(List<String> flows) {
    return "e" + Sha256.of(String.join("\n", flows)).substring(0, DIGITS);
  }
}
