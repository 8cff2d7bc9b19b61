package dev.drawbridge.target.kubernetes;

import dev.drawbridge.problem.Code;

/** What a person does with the scripts of the folder. */
enum KitCode implements Code {
  APPLY,
  TRY,
  RESTORE,
  REMOVE
}
