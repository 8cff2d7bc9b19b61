package dev.drawbridge.drawing;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The ids of flows, ambient flows and guardrails. */
public final class StatementId {
  /** Longest id, in characters: two keys, what stands between them, and a number. */
  public static final int LONGEST = 110;

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,108}[a-z0-9])?");

  private StatementId() {}

  /** Whether the text may be an id. */
  public static boolean isLegal(String text) {
    return text.length() <= LONGEST && LEGAL.matcher(text).matches();
  }

  static void require(String text) {
    if (!isLegal(text)) {
      throw new IllegalArgumentException("not an id: " + text);
    }
  }

  /** {@code from-to-to}, or the first of {@code …-2}, {@code …-3} that is not taken. */
  public static String forFlow(Key from, Key to, Predicate<String> taken) {
    return unlessTaken(from + "-to-" + to, taken);
  }

  /** {@code every-service-to-to} or {@code from-to-every-service}. */
  public static String forAmbient(Ambient.Side side, Key other, Predicate<String> taken) {
    return unlessTaken(
        switch (side) {
          case TO -> "every-service-to-" + other;
          case FROM -> other + "-to-every-service";
        },
        taken);
  }

  /** {@code never-from-to-to}. */
  public static String forGuardrail(Key from, Key to, Predicate<String> taken) {
    return unlessTaken("never-" + from + "-to-" + to, taken);
  }

  private static String unlessTaken(String wanted, Predicate<String> taken) {
    String free = wanted;
    for (int n = 2; taken.test(free); n++) {
      free = wanted + "-" + n;
    }
    return free;
  }
}
