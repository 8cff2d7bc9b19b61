package dev.drawbridge.target.kubernetes;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.util.List;

/** What is wrong in one file, noted while it is read on. */
final class ManifestLog {
  private final String file;
  private final List<Problem> problems;

  /** Notes problems of a file at the end of a list. */
  ManifestLog(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  void add(ManifestNode node, ManifestProblem code, Object... arguments) {
    add(node.line(), node.column(), code, arguments);
  }

  /** At a line and column from 1; column 0 means the whole line. */
  void add(int line, int column, ManifestProblem code, Object... arguments) {
    problems.add(Problem.at(new Place.InFile(file, line, column, line), code, arguments));
  }

  /** The lines of something in this file. */
  Place.InFile place(ManifestNode node) {
    return new Place.InFile(file, node.line(), node.column(), node.lastLine());
  }
}
