package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings what is selected into line or to equal distances; what stands in it goes along. */
public final class Arranging {
  /** The gap where there is less than none. */
  private static final double LEAST_GAP = 20;

  private Arranging() {}

  /**
   * Brings things to one line: the outermost of them, or the middle of all.
   *
   * @return nothing for fewer than two things, or if they stand so already
   */
  public static Optional<Edit> align(Alignment alignment, Selection selection, Sheet sheet) {
    Axis axis = alignment.axis();
    List<Shape> shapes = shapes(selection, sheet);
    if (shapes.size() < 2) {
      return Optional.empty();
    }
    Box all = Box.holding(shapes.stream().map(Shape::box).toList());
    double line = axis.low(all) + alignment.part() * axis.size(all);
    Map<Key, Point> by = new LinkedHashMap<>();
    for (Shape shape : shapes) {
      double own = axis.low(shape.box()) + alignment.part() * axis.size(shape.box());
      by.put(shape.key(), axis.at(line - own, 0));
    }
    return edit(EditCode.ALIGN, by, selection, sheet);
  }

  /**
   * Makes the gaps between things equal; the first and the last stay, unless there is no room
   * between them.
   *
   * @return nothing for fewer than three things, or if they stand so already
   */
  public static Optional<Edit> distribute(Axis axis, Selection selection, Sheet sheet) {
    List<Shape> shapes = new ArrayList<>(shapes(selection, sheet));
    if (shapes.size() < 3) {
      return Optional.empty();
    }
    shapes.sort(Comparator.comparingDouble(shape -> axis.low(shape.box())));
    Box all = Box.holding(shapes.stream().map(Shape::box).toList());
    double taken = shapes.stream().mapToDouble(shape -> axis.size(shape.box())).sum();
    double even = (axis.size(all) - taken) / (shapes.size() - 1);
    double gap = even < 0 ? LEAST_GAP : even;
    Map<Key, Point> by = new LinkedHashMap<>();
    double at = axis.low(all);
    for (Shape shape : shapes) {
      by.put(shape.key(), axis.at(Math.round(at) - axis.low(shape.box()), 0));
      at += axis.size(shape.box()) + gap;
    }
    return edit(EditCode.DISTRIBUTE, by, selection, sheet);
  }

  /**
   * Lets auto layout leave things where they are, or move them again.
   *
   * @return nothing if all of them are so already
   */
  public static Optional<Edit> pin(boolean pinned, Selection selection, Sheet sheet) {
    Map<Key, Placement> placements = new LinkedHashMap<>();
    for (Key key : selection.in(sheet.drawing()).elements()) {
      Placement place = sheet.placement(key);
      if (place.pinned() != pinned) {
        placements.put(
            key, new Placement(place.x(), place.y(), place.size(), pinned, place.collapsed()));
      }
    }
    EditCode code = pinned ? EditCode.PIN : EditCode.UNPIN;
    return placements.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Edit.Together(
                code, List.of(placements.size()), List.of(new Edit.Move(placements, Map.of()))));
  }

  private static List<Shape> shapes(Selection selection, Sheet sheet) {
    return Cargo.of(selection, sheet).roots().stream()
        .flatMap(key -> sheet.shape(key).stream())
        .toList();
  }

  private static Optional<Edit> edit(
      EditCode code, Map<Key, Point> by, Selection selection, Sheet sheet) {
    if (by.values().stream().allMatch(p -> Math.hypot(p.x(), p.y()) < Snapping.SAME)) {
      return Optional.empty();
    }
    Edit move = Cargo.of(selection, sheet).moved(by);
    Edit named = new Edit.Together(code, List.of(by.size()), List.of(move));
    return Optional.of(Room.made(named, by.keySet(), sheet).edit());
  }
}
