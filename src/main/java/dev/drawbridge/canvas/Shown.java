package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
  /** What can be painted in full within a frame, without a graphics card. */
  private static final int FEW = 60;

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

  /**
   * The same with some of it farther on: arrows between two such things go along, others lead there
   * in the most natural way.
   *
   * @param held whether something goes on, shown or not
   * @param by how far from where it stands on the sheet that this shows
   */
  public Shown ahead(Predicate<Key> held, Point by, Sheet sheet) {
    return new Shown(
        areas.stream()
            .map(area -> held.test(area.key()) ? area.moved(by.x(), by.y()) : area)
            .toList(),
        solids.stream()
            .map(solid -> held.test(solid.key()) ? solid.moved(by.x(), by.y()) : solid)
            .toList(),
        arrows.stream().map(arrow -> ahead(arrow, held, by, sheet)).toList());
  }

  private static Arrow ahead(Arrow arrow, Predicate<Key> held, Point by, Sheet sheet) {
    boolean leaves = held.test(arrow.from());
    boolean arrives = held.test(arrow.to());
    if (leaves && arrives) {
      return arrow.moved(by.x(), by.y());
    }
    Optional<Box> from = sheet.shape(arrow.from()).map(Shape::box);
    Optional<Box> to = sheet.shape(arrow.to()).map(Shape::box);
    if (leaves == arrives || from.isEmpty() || to.isEmpty()) {
      return arrow;
    }
    return arrow.on(
        leaves
            ? Ways.natural(from.get().moved(by.x(), by.y()), to.get())
            : Ways.natural(from.get(), to.get().moved(by.x(), by.y())));
  }

  public boolean isEmpty() {
    return areas.isEmpty() && solids.isEmpty() && arrows.isEmpty();
  }

  /** Whether it is too much to be painted in full in every frame. */
  boolean isCrowd() {
    return areas.size() + solids.size() + arrows.size() > FEW;
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
