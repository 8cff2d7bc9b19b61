package dev.drawbridge.target;

import dev.drawbridge.problem.Code;
import java.util.List;

/**
 * One thing a person does with a target's kit, for the README of the bundle.
 *
 * @param what its sentence: what this does, and what it leaves alone
 * @param commands shell commands, one per line, to be run in the target's folder
 */
public record KitUse(Code what, List<String> commands) {
  public KitUse {
    commands = List.copyOf(commands);
  }
}
