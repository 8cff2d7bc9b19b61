package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Problem;

/** One problem, on its way from where it was met to where problems are collected. */
final class RulesetError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RulesetError(Problem problem) {
    super(problem.code().name(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
