package dev.drawbridge.problem;

import java.util.List;

/**
 * Something a person must act on.
 *
 * @param code which problem; its sentence and cure are looked up by it
 * @param place where it is
 * @param arguments what the sentence names, in the order its {@code {0}}, {@code {1}} … ask for
 *     them; foreign text is shortened when the sentence is formed, never here
 */
public record Problem(Code code, Place place, List<Object> arguments) {
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /** A problem at a place. */
  public static Problem at(Place place, Code code, Object... arguments) {
    return new Problem(code, place, List.of(arguments));
  }

  /** A problem of the whole. */
  public static Problem of(Code code, Object... arguments) {
    return at(Place.NOWHERE, code, arguments);
  }
}
