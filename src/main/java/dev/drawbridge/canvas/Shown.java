package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Some things that show in a part of a sheet, looked up once and painted as often as they are
 * needed: above a picture that lacks them.
 *
 * @param areas zones, from the outside in
 * @param solids everything else but arrows
 */
public record Shown(List<Shape.Area> areas, List<Shape> solids, List<Arrow> arrows)
    implements Things {
  /** Nothing shows. */
  public static final Shown NOTHING = new Shown(List.of(), List.of(), List.of());

  public Shown {
    areas = List.copyOf(areas);
    solids = List.copyOf(solids);
    arrows = List.copyOf(arrows);
  }

  /**
   * What shows of some things, of each kind at most that many: who moves thousands of things at
   * once cannot follow each.
   */
  public static Shown of(Difference some, int most, Box part, Sheet sheet) {
    List<Shape> shapes =
        some.elements().stream()
            .flatMap(key -> sheet.shape(key).stream())
            .filter(shape -> shape.box().touches(part))
            .toList();
    return new Shown(
        shapes.stream()
            .filter(Shape.Area.class::isInstance)
            .map(Shape.Area.class::cast)
            .sorted(Comparator.comparingInt(Shape.Area::depth))
            .limit(most)
            .toList(),
        shapes.stream().filter(shape -> !(shape instanceof Shape.Area)).limit(most).toList(),
        some.arrows().stream().flatMap(id -> sheet.arrow(id, part).stream()).limit(most).toList());
  }

  public boolean isEmpty() {
    return areas.isEmpty() && solids.isEmpty() && arrows.isEmpty();
  }

  /** The keys of all its shapes. */
  public Set<Key> keys() {
    Set<Key> keys = solids.stream().map(Shape::key).collect(Collectors.toSet());
    areas.forEach(area -> keys.add(area.key()));
    return keys;
  }

  @Override
  public void areas(Box part, Consumer<Shape.Area> visitor) {
    areas.forEach(visitor);
  }

  @Override
  public void solids(Box part, Consumer<Shape> visitor) {
    solids.forEach(visitor);
  }

  @Override
  public void arrows(Box part, Consumer<Arrow> visitor) {
    arrows.forEach(visitor);
  }
}
