package dev.drawbridge.canvas;

import java.util.List;

/** The small mark behind the name of a zone under the pointer, by which the zone is collapsed. */
public final class FoldMark {
  private static final double SIZE = 18;

  private FoldMark() {}

  /** Where it is, with that much painted. */
  public static Box of(Shape.Area area, Detail detail) {
    Box box = area.box();
    double at = Math.min(AreaPainter.nameEnd(area, detail) + 6, box.right() - SIZE - 4);
    return new Box(at, box.y() + Metrics.HEADER / 2 + 1 - SIZE / 2, SIZE, SIZE);
  }

  static void paint(Shape.Area area, Brush brush) {
    Box box = of(area, brush.detail());
    Colour ink = brush.theme().ink(area.trust());
    brush.pen().fill(box, 5, brush.theme().fill(area.trust()));
    brush.pen().stroke(box, 5, Stroke.solid(1), brush.theme().line(area.trust()));
    Point middle = box.centre();
    Path down =
        Path.through(List.of(middle.plus(-4, -1.8), middle.plus(0, 2.2), middle.plus(4, -1.8)));
    brush.pen().stroke(down, Stroke.solid(1.6), ink);
  }
}
