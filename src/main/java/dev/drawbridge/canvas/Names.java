package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;

/** The names of zones above what stands in them: arrows from above had better come in beside. */
final class Names {
  /** What stands farther below a header leaves an arrow room to come in from beside the name. */
  private static final double ABOVE = 100;

  private static final double GAP = 6;

  private Names() {}

  /** The x from which on no name stands above a thing; its left edge if none does. */
  static double beside(Ground ground, Shape shape) {
    Box box = shape.box();
    double beside = box.x();
    if (shape instanceof Shape.Card || shape instanceof Shape.Folded) {
      for (Key zone : ground.around(shape.key())) {
        Shape around = ground.shape(zone).orElse(shape);
        if (around instanceof Shape.Area area && below(area).overlaps(box)) {
          beside = Math.max(beside, below(area).right() + GAP);
        }
      }
    }
    return beside;
  }

  /** Where things are that mind a zone's name. */
  static Box below(Shape.Area area) {
    double width = Math.min(area.nameWidth(), area.box().width());
    return new Box(area.box().x(), area.box().y(), width, Metrics.HEADER + ABOVE);
  }
}
