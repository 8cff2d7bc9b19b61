package dev.drawbridge.store;

import dev.drawbridge.drawing.Drawing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A file as people leave it: with comments wherever they may stand, at any depth.
 *
 * @param text of the whole file
 * @param comments in it, no two alike
 */
public record HandWritten(String text, List<String> comments) {
  private static final Pattern ENTRY = Pattern.compile(" *(- )?[a-z0-9-]+:.*[^|>-]");

  /** A file of a drawing. */
  public static HandWritten of(Drawing drawing, RandomGenerator random) {
    String written = new String(DrawingWriter.write(drawing), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(written.lines().toList());
    List<String> comments = sprinkle(lines, random);
    return new HandWritten(String.join("\n", lines) + "\n", comments);
  }

  /** Puts comments where they cannot fall into a block of text. */
  private static List<String> sprinkle(List<String> lines, RandomGenerator random) {
    List<String> comments = new ArrayList<>();
    int block = 0;
    while (block < lines.size() && !lines.get(block).matches(".*\\|-?")) {
      block++;
    }
    for (int n = block - 1; n >= 0; n--) {
      if (ENTRY.matcher(lines.get(n)).matches() && random.nextInt(3) == 0) {
        String comment = "# comment " + comments.size() + ".";
        comments.add(comment);
        if (random.nextBoolean()) {
          lines.set(n, lines.get(n) + " " + comment);
        } else {
          lines.add(n, " ".repeat(random.nextInt(7)) + comment);
        }
      }
    }
    return comments;
  }
}
