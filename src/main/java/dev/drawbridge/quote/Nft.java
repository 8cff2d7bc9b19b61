package dev.drawbridge.quote;

/**
 * Text in nftables' own language. Its strings know no escape: a quotation mark ends them, and a
 * dollar sign is expanded even inside (nft 1.0.6, scanner.l), so text that has one of them cannot
 * be said and is refused here instead of being changed.
 */
public final class Nft {
  /** Longest comment, in bytes (nft 1.0.6: "comment too long, 128 characters maximum"). */
  private static final int LONGEST_COMMENT = 128;

  /** Longest log prefix, in bytes (Linux, NF_LOG_PREFIXLEN, without the final zero). */
  private static final int LONGEST_PREFIX = 127;

  /** Longest name of a set or chain (Linux, NFT_NAME_MAXLEN, without the final zero). */
  private static final int LONGEST_NAME = 255;

  private Nft() {}

  /** {@code comment "…"}; always the last word of an element or rule. */
  public static String comment(String text) {
    return "comment " + quoted(text, LONGEST_COMMENT);
  }

  /** {@code log prefix "…" level info}. */
  public static String log(String prefix) {
    return "log prefix " + quoted(prefix, LONGEST_PREFIX) + " level info";
  }

  /** The name of a network interface, quoted. */
  public static String networkInterface(String name) {
    return quoted(name, 15);
  }

  /**
   * A name as it is.
   *
   * @throws IllegalArgumentException if it is not a letter followed by letters, digits and {@code
   *     _}
   */
  public static String name(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("not a name in nftables: " + name);
    }
    return name;
  }

  private static String quoted(String text, int longest) {
    if (text.length() > longest || !text.chars().allMatch(Nft::isSafe)) {
      throw new IllegalArgumentException("cannot be said in nftables: " + text);
    }
    return '"' + text + '"';
  }

  private static boolean isSafe(int c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '$' && c != '\\';
  }
}
