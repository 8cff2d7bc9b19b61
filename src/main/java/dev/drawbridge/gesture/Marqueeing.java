package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Key;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A frame is drawn around what is to be selected: dragged to the right it takes what it holds,
 * dragged to the left what it touches.
 *
 * @param start where the button went down, on the sheet
 * @param base what stays selected besides
 * @param before what was selected, and is again after Escape
 */
record Marqueeing(Point start, Selection base, Selection before) implements Gesture {

  @Override
  public boolean isDrag() {
    return true;
  }

  @Override
  public Step on(Input input, Situation situation) {
    if (Gesture.cancels(input)) {
      return Gesture.done(Response.handling(situation).with(before));
    }
    return switch (input) {
      case Input.Move move -> {
        Overlay.Marquee frame = frame(move.at(), situation);
        yield stay(
            Response.handling(situation)
                .with(base.and(taken(frame, situation.sheet())))
                .with(Marks.of(frame)));
      }
      case Input.Release release ->
          Gesture.done(
              Response.handling(situation)
                  .with(base.and(taken(frame(release.at(), situation), situation.sheet()))));
      default -> stay(Response.handling(situation));
    };
  }

  private Overlay.Marquee frame(Point at, Situation situation) {
    Point to = situation.onSheet(at);
    return new Overlay.Marquee(Box.between(start, to), to.x() < start.x());
  }

  private static Selection taken(Overlay.Marquee frame, Sheet sheet) {
    Set<Key> keys = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    // A frame is often drawn inside a zone: touching a zone is never enough.
    sheet.areas(
        frame.box(),
        a -> {
          if (frame.box().contains(a.box())) {
            keys.add(a.key());
          }
        });
    sheet.solids(
        frame.box(),
        s -> {
          if (frame.touching() || frame.box().contains(s.box())) {
            keys.add(s.key());
          }
        });
    sheet.arrows(
        frame.box(),
        a -> {
          if (frame.touching() || frame.box().contains(a.route().bounds())) {
            ids.addAll(a.ids());
          }
        });
    return new Selection(keys, ids);
  }
}
