package dev.drawbridge.target.kubernetes;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a YAML scalar without quotes is. The API server's YAML library follows version 1.1 in parts
 * and 1.2 in others, people follow neither; where any of them could differ, the answer is {@link
 * Kind#UNCLEAR}. Source: YAML 1.1 type repository, YAML 1.2.2 chapter 10, go-yaml {@code
 * resolve.go}.
 */
final class PlainScalar {

  /** What it is. */
  enum Kind {
    TEXT,
    WHOLE,
    NOTHING,
    UNCLEAR
  }

  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private static final Set<String> TRUTH =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE",
          "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF", "<<", "=");

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");

  /** Numbers in all spellings, sexagesimals, infinities, and dates. */
  private static final Pattern NUMBER_OR_TIME =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*"
              + "|[-+]?0[bB][01_]+"
              + "|[-+]?0[oO][0-7_]+"
              + "|[-+]?0[xX][0-9a-fA-F_]+"
              + "|[-+]?(?:\\.[0-9][0-9_]*|[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
              + "|[-+]?\\.(?:inf|Inf|INF)"
              + "|\\.(?:nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

  private PlainScalar() {}

  static Kind kindOf(String text) {
    if (NOTHING.contains(text)) {
      return Kind.NOTHING;
    }
    if (TRUTH.contains(text)) {
      return Kind.UNCLEAR;
    }
    char first = text.charAt(0);
    boolean maybeNumber = (first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0;
    if (!maybeNumber) {
      return Kind.TEXT;
    }
    if (WHOLE.matcher(text).matches()) {
      return Kind.WHOLE;
    }
    return NUMBER_OR_TIME.matcher(text).matches() ? Kind.UNCLEAR : Kind.TEXT;
  }
}
