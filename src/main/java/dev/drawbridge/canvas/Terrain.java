package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What arrows run through: all shapes, found by key and by place. */
final class Terrain {
  private final Drawing drawing;
  private final Map<Key, Shape> shapes;
  private final BoxIndex<Shape> solids;
  private final BoxIndex<Shape.Area> areas;

  Terrain(Drawing drawing, Map<Key, Shape> shapes) {
    this.drawing = drawing;
    this.shapes = shapes;
    this.solids = new BoxIndex<>(without(shapes.values()), s -> List.of(s.box()));
    this.areas =
        new BoxIndex<>(
            shapes.values().stream()
                .filter(Shape.Area.class::isInstance)
                .map(Shape.Area.class::cast)
                .toList(),
            a -> List.of(a.box()));
  }

  private static List<Shape> without(Collection<Shape> shapes) {
    return shapes.stream().filter(s -> !(s instanceof Shape.Area)).toList();
  }

  Shape shape(Key key) {
    return Objects.requireNonNull(shapes.get(key));
  }

  Box box(Key key) {
    return shape(key).box();
  }

  boolean isArea(Key key) {
    return shape(key) instanceof Shape.Area;
  }

  /** Whether an element stands in a zone at any depth, or is that zone. */
  boolean isWithin(Key inner, Key zone) {
    Element element = shape(inner).element();
    return inner.equals(zone)
        || drawing.around(element).stream().map(Zone::key).anyMatch(zone::equals);
  }

  /** Everything but zones that touches a box. */
  void solids(Box box, Consumer<Shape> visitor) {
    solids.visit(box, visitor);
  }

  /** Every zone that touches a box, the outermost first. */
  void areas(Box box, Consumer<Shape.Area> visitor) {
    areas.visit(box, visitor);
  }
}
