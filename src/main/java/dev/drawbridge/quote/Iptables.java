package dev.drawbridge.quote;

/**
 * Text as one argument in a file for {@code iptables-restore} or {@code ipset restore}. Both read
 * bytes line by line, take a double quote for the end of an argument, and their reading of
 * backslashes differs from release to release; so what is not plain ASCII is replaced, not escaped.
 */
public final class Iptables {
  private static final char REPLACEMENT = '?';

  private Iptables() {}

  /**
   * A text in double quotes.
   *
   * @param longest how many characters the kernel keeps; the rest is left out
   */
  public static String quoted(String text, int longest) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .limit(longest)
        .forEach(c -> quoted.append(isPlain(c) ? (char) c : REPLACEMENT));
    return quoted.append('"').toString();
  }

  private static boolean isPlain(int c) {
    return ' ' <= c && c <= '~' && c != '"' && c != '\\';
  }
}
