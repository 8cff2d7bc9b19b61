package dev.drawbridge.desk;

import dev.drawbridge.problem.Code;

/** Why something cannot be done with an open drawing. */
public enum DeskProblem implements Code {
  NOTHING_TO_PASTE,
  NOT_A_DRAWING
}
