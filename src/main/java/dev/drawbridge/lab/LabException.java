package dev.drawbridge.lab;

import dev.drawbridge.problem.Problem;

/** The lab cannot be run here, or its files are refused: why, for a person. */
public final class LabException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  LabException(Problem problem) {
    super(problem.code().name() + " " + problem.arguments());
    this.problem = problem;
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }
}
