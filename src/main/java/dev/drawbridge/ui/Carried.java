package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Difference;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Shown;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Held;
import dev.drawbridge.gesture.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a gesture has moved so far, with all that the screen wants to know about it: found out
 * wherever the gesture is followed, so that the window's thread has only to paint. Immutable.
 */
final class Carried {
  /** Who moves more than that sees some of them move. */
  static final int MOST = 120;

  /** Where the preview shows it. */
  private static final Point HERE = new Point(0, 0);

  /** Nothing is moved. */
  static final Carried NOTHING =
      new Carried(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Difference.NONE,
          Difference.NONE,
          List.of(),
          Box.NOTHING);

  private final Optional<Sheet> preview;
  private final Optional<Held> held;

  /** What was sketched elsewhere so far: its arrows are among what is moved. */
  private final Set<Key> swept;

  private final Difference moving;
  private final Difference before;
  private final List<Box> gained;
  private final Box part;
  private final Shown shown;

  private Carried(
      Optional<Sheet> preview,
      Optional<Held> held,
      Set<Key> swept,
      Difference moving,
      Difference before,
      List<Box> gained,
      Box part) {
    this.preview = preview;
    this.held = held;
    this.swept = swept;
    this.moving = moving;
    this.before = before;
    this.gained = gained;
    this.part = part;
    this.shown = preview.map(sheet -> Shown.of(moving, MOST, part, sheet)).orElse(Shown.NOTHING);
  }

  /**
   * What is carried after one more step of the gesture, which began on that sheet.
   *
   * @param held what it holds then, if it may get ahead of what comes of its moves
   */
  Carried by(Response response, Optional<Held> held, Sheet sheet) {
    Optional<Sheet> next = response.preview().filter(other -> !other.equals(sheet));
    if (next.isEmpty()) {
      return NOTHING;
    }
    Difference now = moved(sheet, next.get());
    Set<Key> all = swept(next.get());
    Box part = response.viewport().visible();
    if (moving.holds(now)) {
      return new Carried(next, held, all, moving, moving, List.of(), part);
    }
    return new Carried(
        next, held, all, moving.and(now), moving, now.without(moving).boxes(sheet), part);
  }

  private Set<Key> swept(Sheet next) {
    if (swept.containsAll(next.swept())) {
      return swept;
    }
    Set<Key> both = new HashSet<>(swept);
    both.addAll(next.swept());
    return both;
  }

  private Difference moved(Sheet sheet, Sheet preview) {
    Difference now = Difference.between(sheet, preview, swept);
    Set<Key> elements = new HashSet<>(now.elements());
    elements.removeIf(key -> isStretched(key, sheet, preview));
    return new Difference(elements, now.arrows());
  }

  /** A zone that grows around what stands in it, and does not move with it. */
  static boolean isStretched(Key key, Sheet sheet, Sheet preview) {
    return preview.shape(key).orElse(null) instanceof Shape.Area after
        && sheet.shape(key).orElse(null) instanceof Shape.Area before
        && (after.box().width() != before.box().width()
            || after.box().height() != before.box().height()
            || after.box().equals(before.box()));
  }

  /** How it looks while the gesture is under way; nothing if that is how it looks without. */
  Optional<Sheet> preview() {
    return preview;
  }

  /** How far what is held is from where the preview shows it; nothing if that is not known. */
  Point ahead(Optional<Held> now) {
    return now.isEmpty() || held.isEmpty()
        ? HERE
        : now.get().by().plus(-held.get().by().x(), -held.get().by().y());
  }

  /** What shows of it, with what is held so far ahead of the preview. */
  Shown ahead(Shown some, Point by) {
    if (by.equals(HERE) || held.isEmpty() || preview.isEmpty()) {
      return some;
    }
    Held hand = held.get();
    Sheet sheet = preview.get();
    return some.ahead(key -> hand.holds(key, sheet.drawing()), by, sheet);
  }

  /** What was moved; what came to its old place again stays in it to the end of the gesture. */
  Difference moving() {
    return moving;
  }

  /** The rooms, before the gesture, of what is moved and was not yet at an earlier time. */
  List<Box> gained(Difference earlier, Sheet sheet) {
    return earlier.equals(before) ? gained : moving.without(earlier).boxes(sheet);
  }

  /** What of it shows in that part of the sheet. */
  Shown shown(Box seen) {
    return seen.equals(part)
        ? shown
        : preview.map(sheet -> Shown.of(moving, MOST, seen, sheet)).orElse(Shown.NOTHING);
  }
}
