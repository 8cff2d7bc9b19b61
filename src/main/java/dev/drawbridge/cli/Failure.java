package dev.drawbridge.cli;

import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.util.List;

/** Ends a command with problems to print and an exit code. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final int exitCode;

  Failure(int exitCode, List<Problem> problems) {
    super("exit " + exitCode);
    this.exitCode = exitCode;
    this.problems = List.copyOf(problems);
  }

  Failure(int exitCode, ProblemsException cause) {
    super(cause.getMessage(), cause);
    this.exitCode = exitCode;
    this.problems = cause.problems();
  }

  List<Problem> problems() {
    return problems;
  }

  int exitCode() {
    return exitCode;
  }
}
