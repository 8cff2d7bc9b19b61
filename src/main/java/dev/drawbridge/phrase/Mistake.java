package dev.drawbridge.phrase;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.util.List;

/** Thrown while a phrase is read where it cannot go on; never leaves this package. */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final transient PhraseProblem code;
  private final transient List<Object> arguments;
  private final transient List<String> instead;

  Mistake(int column, PhraseProblem code, Object... arguments) {
    this(column, code, List.of(arguments), List.of());
  }

  Mistake(int column, PhraseProblem code, List<Object> arguments, List<String> instead) {
    super(code.name(), null, false, false);
    this.column = column;
    this.code = code;
    this.arguments = arguments;
    this.instead = instead;
  }

  Reading.Mistaken reading() {
    return new Reading.Mistaken(new Problem(code, Place.NOWHERE, arguments), column, instead);
  }
}
