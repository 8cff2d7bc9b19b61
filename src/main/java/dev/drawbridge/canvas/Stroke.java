package dev.drawbridge.canvas;

import java.util.Arrays;
import java.util.List;

/**
 * How a line is drawn; ends and joins are round.
 *
 * @param width in the pen's units
 * @param dash how it is broken
 */
public record Stroke(double width, Dash dash) {

  /** How a line is broken. */
  public enum Dash {
    SOLID(),
    /** Borders of networks. */
    BORDER(5, 4),
    /** UDP. */
    DASHED(6, 4),
    /** ICMP: with round ends, dots. */
    DOTTED(0.1, 5);

    private final List<Double> lengths;

    Dash(double... lengths) {
      this.lengths = Arrays.stream(lengths).boxed().toList();
    }

    /** Lengths of line and gap in turn; empty for a line that is not broken. */
    public List<Double> lengths() {
      return lengths;
    }
  }

  public static Stroke solid(double width) {
    return new Stroke(width, Dash.SOLID);
  }
}
