package dev.drawbridge.store;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with one file, collected while it is read. */
final class Problems {
  /** More than anybody reads at once; a hostile file could have millions. */
  private static final int MOST = 1000;

  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();
  private int left;

  Problems(String file) {
    this.file = file;
  }

  void add(Node node, StoreProblem code, Object... arguments) {
    add(node.at().line(), node.at().column(), code, arguments);
  }

  void add(int line, int column, StoreProblem code, Object... arguments) {
    if (found.size() < MOST) {
      found.add(Problem.at(new Place.InFile(file, line, column, line), code, arguments));
    } else {
      left++;
    }
  }

  /** The position of a node in the usual notation, for problems that name a second place. */
  String place(Node node) {
    return file + ":" + node.at().line() + ":" + node.at().column();
  }

  /** Whether nothing more is kept, so that looking for advice is a waste. */
  boolean isFull() {
    return found.size() >= MOST;
  }

  void throwIfAny() throws ProblemsException {
    if (found.isEmpty()) {
      return;
    }
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(p -> (Place.InFile) p.place()));
    if (left > 0) {
      sorted.add(Problem.at(Place.file(file), StoreProblem.MORE_PROBLEMS, left));
    }
    throw new ProblemsException(sorted);
  }
}
