package dev.drawbridge.target.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of which some have one gap: {@code ${name}} for exactly one value, {@code ${name...}} for a
 * line per value. What was filled in can be recognized again, line by line.
 */
final class Template {
  private static final Pattern GAP = Pattern.compile("\\$\\{([a-z]+)(\\.\\.\\.)?}");

  private record Line(String before, String gap, boolean many, String after) {
    boolean isFixed() {
      return gap.isEmpty();
    }

    boolean accepts(String line, Map<String, Pattern> values) {
      return isFixed()
          ? line.equals(before)
          : line.length() >= before.length() + after.length()
              && line.startsWith(before)
              && line.endsWith(after)
              && values
                  .get(gap)
                  .matcher(line.substring(before.length(), line.length() - after.length()))
                  .matches();
    }
  }

  private final List<Line> lines;

  Template(String text) {
    this.lines = text.lines().map(Template::line).toList();
  }

  private static Line line(String text) {
    Matcher gap = GAP.matcher(text);
    return gap.find()
        ? new Line(
            text.substring(0, gap.start()),
            gap.group(1),
            gap.group(2) != null,
            text.substring(gap.end()))
        : new Line(text, "", false, "");
  }

  /** The lines with these values in their gaps. */
  List<String> filled(Map<String, List<String>> values) {
    List<String> filled = new ArrayList<>();
    for (Line line : lines) {
      if (line.isFixed()) {
        filled.add(line.before());
      } else {
        values.get(line.gap()).forEach(v -> filled.add(line.before() + v + line.after()));
      }
    }
    return filled;
  }

  /** The first line, from 0, at which a text is no longer one of this template; empty if it is. */
  OptionalInt mismatch(List<String> text, Map<String, Pattern> values) {
    int at = 0;
    for (Line line : lines) {
      int first = at;
      while (at < text.size()
          && (line.many() || at == first)
          && line.accepts(text.get(at), values)) {
        at++;
      }
      if (at == first && !line.many()) {
        return OptionalInt.of(at);
      }
    }
    return at == text.size() ? OptionalInt.empty() : OptionalInt.of(at);
  }
}
