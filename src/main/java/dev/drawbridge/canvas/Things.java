package dev.drawbridge.canvas;

import java.util.function.Consumer;

/** What of a sheet is painted, found by place, always in painting order. */
interface Things {

  /** Every zone that touches a part of the sheet, from the outside in. */
  void areas(Box part, Consumer<Shape.Area> visitor);

  /** Everything but zones that touches a part of the sheet. */
  void solids(Box part, Consumer<Shape> visitor);

  /** Every arrow that touches a part of the sheet. */
  void arrows(Box part, Consumer<Arrow> visitor);

  /** All that stands on a sheet but some. */
  static Things allBut(Difference some, Sheet sheet) {
    return some.isEmpty() ? sheet : rest(some, sheet);
  }

  private static Things rest(Difference some, Sheet sheet) {
    return new Things() {
      @Override
      public void areas(Box part, Consumer<Shape.Area> visitor) {
        sheet.areas(
            part,
            area -> {
              if (!some.elements().contains(area.key())) {
                visitor.accept(area);
              }
            });
      }

      @Override
      public void solids(Box part, Consumer<Shape> visitor) {
        sheet.solids(
            part,
            shape -> {
              if (!some.elements().contains(shape.key())) {
                visitor.accept(shape);
              }
            });
      }

      @Override
      public void arrows(Box part, Consumer<Arrow> visitor) {
        sheet.arrows(
            part,
            arrow -> {
              if (!some.arrows().contains(arrow.id())) {
                visitor.accept(arrow);
              }
            });
      }
    };
  }
}
