package dev.drawbridge.target.iptables;

import dev.drawbridge.problem.Code;
import java.util.List;

/** Leaves the reading of a line at the first thing in it that is wrong. */
final class RefusedLine extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Code code;
  private final transient List<Object> arguments;

  RefusedLine(Code code, Object... arguments) {
    super(code.name(), null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  Code code() {
    return code;
  }

  List<Object> arguments() {
    return arguments;
  }
}
