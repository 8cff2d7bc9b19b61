package dev.drawbridge.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by readers after they have collected everything that is wrong; never empty. */
public final class ProblemsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** All that is wrong, in the order a person would meet it. */
  public ProblemsException(List<Problem> problems) {
    super(
        problems.stream()
            .limit(20)
            .map(p -> p.place() + " " + p.code().name() + " " + shortened(p.arguments()))
            .collect(Collectors.joining("; ")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem, no exception");
    }
    this.problems = List.copyOf(problems);
  }

  /** A single problem. */
  public ProblemsException(Problem problem) {
    this(List.of(problem));
  }

  /** All that is wrong; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String shortened(List<Object> arguments) {
    String text = arguments.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
