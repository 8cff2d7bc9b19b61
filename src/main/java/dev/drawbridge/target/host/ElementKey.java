package dev.drawbridge.target.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The short name that stands in a file for the flows behind an element. It depends on the flows
 * alone, so that an element whose flows stay keeps its name, whatever else is drawn.
 */
public final class ElementKey {
  /** 48 bits: among 100,000 lists of flows two meet with a chance of 1 in 50,000. */
  private static final int BYTES = 6;

  private ElementKey() {}

  /**
   * The key of some flows.
   *
   * @param flows ids, in file order
   * @return 13 characters: {@code e} and 12 hexadecimal digits
   */
  public static String of(List<String> flows) {
    byte[] digest = sha256().digest(String.join("\n", flows).getBytes(StandardCharsets.UTF_8));
    return "e" + HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
