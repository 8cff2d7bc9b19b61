package dev.drawbridge.press;

/** What a PDF page is as large as. */
public enum Paper {
  /** As the drawing. */
  DRAWING(0, 0),
  A4(595.276, 841.89),
  LETTER(612, 792);

  private final double shorter;
  private final double longer;

  Paper(double shorter, double longer) {
    this.shorter = shorter;
    this.longer = longer;
  }

  /** The shorter side, in points of 1/72 inch; 0 where the drawing decides. */
  double shorter() {
    return shorter;
  }

  /** The longer side, in points of 1/72 inch; 0 where the drawing decides. */
  double longer() {
    return longer;
  }
}
