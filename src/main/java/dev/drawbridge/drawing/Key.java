package dev.drawbridge.drawing;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The identity of a zone, service, network, router or note; all of a drawing's keys are one name
 * space. Short enough that {@code <key>-ingress} is a legal object name on every target.
 *
 * @param text {@code [a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?}
 */
public record Key(String text) implements Comparable<Key> {
  /** Longest key, in characters. */
  public static final int LONGEST = 48;

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?");

  public Key {
    if (!isLegal(text)) {
      throw new IllegalArgumentException("not a key: " + text);
    }
  }

  /** A key; throws {@link IllegalArgumentException} if the text is none. */
  public static Key of(String text) {
    return new Key(text);
  }

  /** Whether the text may be a key. */
  public static boolean isLegal(String text) {
    return text.length() <= LONGEST && LEGAL.matcher(text).matches();
  }

  /**
   * The nearest legal key to a free text: lower case, other characters as single hyphens, {@code
   * fallback} where nothing is left.
   */
  public static Key near(String free, Key fallback) {
    String start = free.length() > 4 * LONGEST ? free.substring(0, 4 * LONGEST) : free;
    String slug =
        start.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST);
    String trimmed = cut.replaceAll("-+$", "");
    return isLegal(trimmed) ? new Key(trimmed) : fallback;
  }

  /** This key, or the first of {@code key-2}, {@code key-3} … that is not taken. */
  public Key unlessTaken(Predicate<Key> taken) {
    Key free = this;
    for (int n = 2; taken.test(free); n++) {
      String suffix = "-" + n;
      String head = text.substring(0, Math.min(text.length(), LONGEST - suffix.length()));
      free = new Key(head + suffix);
    }
    return free;
  }

  @Override
  public int compareTo(Key other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
