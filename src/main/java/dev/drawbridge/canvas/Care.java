package dev.drawbridge.canvas;

/**
 * How much an arrow's way is thought about. In a drawing with thousands of arrows nobody follows
 * one from end to end: those that lead far take their most natural ways.
 */
enum Care {
  /** Everything a person can still look at arrow by arrow. */
  FULL(4000, 200, 8, 120),
  PLAIN(600, 100, 3, 40);

  /** With more arrows than this, care is plain. */
  static final int MOST = 800;

  private final double reach;
  private final double margin;
  private final int options;
  private final int searched;

  Care(double reach, double margin, int options, int searched) {
    this.reach = reach;
    this.margin = margin;
    this.options = options;
    this.searched = searched;
  }

  static Care of(int arrows) {
    return arrows <= MOST ? FULL : PLAIN;
  }

  /** Arrows whose ends are farther apart than this run over what stands in between. */
  double reach() {
    return reach;
  }

  /** How far around its ends an arrow looks for a way. */
  double margin() {
    return margin;
  }

  /** Among how many ways an arrow chooses one that keeps clear of others. */
  int options() {
    return options;
  }

  /** Among how many things a way with many bends is looked for. */
  int searched() {
    return searched;
  }

  /** Whether an end gives way where nothing else leads past what covers it. */
  boolean movesEnds() {
    return this == FULL;
  }

  /** Whether chips keep off the lines of other arrows. */
  boolean mindsLines() {
    return this == FULL;
  }
}
