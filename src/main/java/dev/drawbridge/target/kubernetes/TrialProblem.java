package dev.drawbridge.target.kubernetes;

import dev.drawbridge.problem.Code;

/** Why files to try policies with are refused. */
enum TrialProblem implements Code {
  /** Something else than a stand-in or a job as this program writes them. */
  TRIAL_CHANGED
}
