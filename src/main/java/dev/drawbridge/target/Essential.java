package dev.drawbridge.target;

import dev.drawbridge.problem.Code;
import java.util.List;

/** One line of the closed list of what a target lets through besides what is drawn. */
public record Essential(Code code, List<Object> arguments) {
  public Essential {
    arguments = List.copyOf(arguments);
  }

  /** An essential without arguments, or with these. */
  public static Essential of(Code code, Object... arguments) {
    return new Essential(code, List.of(arguments));
  }
}
