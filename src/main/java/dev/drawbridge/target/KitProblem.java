package dev.drawbridge.target;

import dev.drawbridge.problem.Code;

/** Why a kit is refused. */
enum KitProblem implements Code {
  /** A script that is not the program's own; its path. */
  SCRIPT_CHANGED
}
