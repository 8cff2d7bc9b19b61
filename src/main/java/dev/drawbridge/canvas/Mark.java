package dev.drawbridge.canvas;

import java.util.Optional;

/**
 * How one thing is to look besides what it is.
 *
 * @param look what the person is doing with it
 * @param tone what is known about it
 * @param badge a sign on it: on the upper left of a thing, on the chip of an arrow
 */
public record Mark(Look look, Tone tone, Optional<Badge> badge) {
  /** Nothing special. */
  public static final Mark NONE = new Mark(Look.PLAIN, Tone.NEUTRAL, Optional.empty());

  /** What the person is doing with a thing; the later outranks the earlier. */
  public enum Look {
    PLAIN,
    /** Beside what matters now. */
    FADED,
    /** An arrow of a selected thing; a router and what it joins or passes. */
    RELATED,
    /** Under the pointer. */
    HOVERED,
    /** Not there yet: what a release of the button would make. */
    PROMISED,
    SELECTED,
    /** Where an arrow or a moved thing would end. */
    TARGET,
    /** Where an arrow would end if that were allowed. */
    REFUSED
  }

  /** What is known about a thing; the later outranks the earlier. */
  public enum Tone {
    NEUTRAL,
    SUCCESS,
    ATTENTION,
    DANGER
  }

  /** A sign. */
  public enum Badge {
    TICK,
    CROSS,
    WARNING
  }

  public static Mark of(Look look) {
    return new Mark(look, Tone.NEUTRAL, Optional.empty());
  }

  public static Mark of(Tone tone) {
    return new Mark(Look.PLAIN, tone, Optional.empty());
  }

  /** A tone with its sign. */
  public static Mark of(Tone tone, Badge badge) {
    return new Mark(Look.PLAIN, tone, Optional.of(badge));
  }

  /** Both at once: the stronger look and tone. */
  public Mark and(Mark other) {
    return new Mark(
        look.compareTo(other.look) >= 0 ? look : other.look,
        tone.compareTo(other.tone) >= 0 ? tone : other.tone,
        tone.compareTo(other.tone) >= 0 ? badge.or(other::badge) : other.badge.or(this::badge));
  }
}
