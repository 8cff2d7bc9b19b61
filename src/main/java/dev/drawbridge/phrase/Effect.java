package dev.drawbridge.phrase;

import java.util.List;

/**
 * One thing a phrase does to a drawing.
 *
 * @param code what
 * @param arguments what its sentence names, in order
 */
public record Effect(EffectCode code, List<Object> arguments) {
  public Effect {
    arguments = List.copyOf(arguments);
  }

  static Effect of(EffectCode code, Object... arguments) {
    return new Effect(code, List.of(arguments));
  }
}
