package dev.drawbridge.canvas;

/** How much is painted, by zoom. Source: design, visual, "Detail by zoom". */
public enum Detail {
  /** Coloured blocks, arrows as hairlines. */
  BLOCKS,
  /** No chips, names only. */
  NAMES,
  /** No second line. */
  NO_SECOND_LINE,
  FULL;

  /** What a zoom is enough for. */
  public static Detail at(double zoom) {
    if (zoom < 0.15) {
      return BLOCKS;
    }
    if (zoom < 0.35) {
      return NAMES;
    }
    return zoom < 0.6 ? NO_SECOND_LINE : FULL;
  }

  /** Whether at least as much is painted as that. */
  boolean shows(Detail least) {
    return compareTo(least) >= 0;
  }

  /**
   * What is left of it where many things move: their names from nearby, else blocks and hairlines.
   */
  Detail inHaste() {
    return this == FULL ? NAMES : BLOCKS;
  }

  /**
   * A style for a name that shall be read from afar too: the fewer things are painted beside it,
   * the larger it is, as far as its room allows.
   *
   * @param large the size where no second line is painted
   * @param only the size where nothing but names is painted
   */
  TextStyle nearer(TextStyle style, String name, double room, double large, double only) {
    return switch (this) {
      case FULL -> style;
      case NO_SECOND_LINE -> style.grown(name, room, large);
      case NAMES, BLOCKS -> style.grown(name, room, only);
    };
  }
}
