package dev.drawbridge.target;

import dev.drawbridge.problem.Code;
import java.util.List;

/** What is true of a target and no export can change; printed, no error. */
public record Caveat(Code code, List<Object> arguments) {
  public Caveat {
    arguments = List.copyOf(arguments);
  }

  /** A caveat without arguments, or with these. */
  public static Caveat of(Code code, Object... arguments) {
    return new Caveat(code, List.of(arguments));
  }
}
