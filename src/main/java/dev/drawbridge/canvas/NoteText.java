package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.List;

/** Breaks the text of notes into lines. */
final class NoteText {
  /** From one baseline to the next. */
  static final double LEADING = 18;

  /** Between the text and the note's edge. */
  static final double INSET = 12;

  private NoteText() {}

  /** The lines of a text in a note of that width; at least one. */
  static List<String> lines(String text, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\\R", -1)) {
      breakInto(lines, paragraph, width - 2 * INSET);
    }
    return lines;
  }

  static double height(int lines) {
    return 2 * INSET + LEADING * lines;
  }

  private static void breakInto(List<String> lines, String paragraph, double room) {
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && TextStyle.BODY.width(longer) > room) {
        lines.add(TextStyle.BODY.fitted(line.toString(), room));
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(TextStyle.BODY.fitted(line.toString(), room));
  }
}
