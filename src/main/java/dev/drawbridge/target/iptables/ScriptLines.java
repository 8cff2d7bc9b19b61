package dev.drawbridge.target.iptables;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.util.List;

/**
 * The lines of a file that a program reads into a buffer of fixed size. What does not fit is taken
 * for another line, even where the first one is a comment, so such a line is refused.
 */
final class ScriptLines {
  /** What becomes of a line that is no comment. */
  interface Execution {
    void execute(String line, Place.InFile place) throws RefusedLine;
  }

  private ScriptLines() {}

  /**
   * Executes line after line; only {@code \n} ends one.
   *
   * @param longest how many characters the program takes at once
   * @param problems where refused lines are added
   */
  static void execute(
      String file, String text, int longest, List<Problem> problems, Execution execution) {
    int number = 1;
    for (int start = 0; start < text.length(); number++) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      Place.InFile place = Place.lines(file, number, number);
      try {
        if (line.length() > longest) {
          throw new RefusedLine(IptablesProblem.LINE_TOO_LONG, longest);
        }
        if (!line.isEmpty() && !line.startsWith("#")) {
          execution.execute(line, place);
        }
      } catch (RefusedLine refused) {
        problems.add(new Problem(refused.code(), place, refused.arguments()));
      }
      start += line.length() + 1;
    }
  }
}
