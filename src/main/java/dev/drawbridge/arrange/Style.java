package dev.drawbridge.arrange;

/** The ways to lay out that compete; no single one is best for small and for large drawings. */
enum Style {
  /** Zones together with what is around them, so that arrows into them decide too. */
  JOINT,
  /** Each zone by itself. */
  LAYERED,
  /** Each zone by itself, its layers folded like lines of a text. */
  FOLDED_INSIDE,
  /** The same, and the row of zones folded too. */
  FOLDED;

  /** Whether it makes something of a drawing with hundreds of things. */
  boolean isForLarge() {
    return this == FOLDED_INSIDE || this == FOLDED;
  }
}
