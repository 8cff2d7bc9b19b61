package dev.drawbridge.store;

import dev.drawbridge.problem.ProblemsException;
import java.util.List;

/** The versions of the file's format, and the way from each to the next. */
final class Format {
  /** The version that is written. */
  static final int CURRENT = 1;

  /** Turns a file of one version into one of the next, before anything else looks at it. */
  interface Migration {
    Node.Mapping toNext(Node.Mapping drawing);
  }

  /** The migration at index n leads from version n + 1 to n + 2. */
  private static final List<Migration> MIGRATIONS = List.of();

  private Format() {}

  /**
   * The same drawing in the current version.
   *
   * @throws ProblemsException if the version is missing, unknown or newer than this program: then
   *     nothing else in the file can be judged
   */
  static Node.Mapping current(Node.Mapping drawing, Problems problems) throws ProblemsException {
    Node.Mapping current = drawing;
    int version = version(drawing, problems);
    problems.throwIfAny();
    for (Migration migration : MIGRATIONS.subList(version - 1, CURRENT - 1)) {
      current = migration.toNext(current);
    }
    return current;
  }

  private static int version(Node.Mapping drawing, Problems problems) {
    for (Node.Entry entry : drawing.entries()) {
      if (entry.key().text().equals("drawbridge")) {
        return version(entry.value(), problems);
      }
    }
    problems.add(drawing, StoreProblem.NO_VERSION);
    return CURRENT;
  }

  private static int version(Node node, Problems problems) {
    String text = node instanceof Node.Scalar scalar ? scalar.text() : "";
    if (!text.matches("[1-9][0-9]{0,8}")) {
      problems.add(node, StoreProblem.BAD_VERSION, text, CURRENT);
      return CURRENT;
    }
    int version = Integer.parseInt(text);
    if (version > CURRENT) {
      problems.add(node, StoreProblem.NEWER_VERSION, version, CURRENT);
    }
    return Math.min(version, CURRENT);
  }
}
