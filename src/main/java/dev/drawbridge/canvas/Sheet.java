package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A drawing laid out: every shape and arrow at its place in absolute coordinates, found by key, by
 * place and by pointer. Immutable; made from a drawing alone, so that the same drawing always looks
 * the same.
 */
public final class Sheet implements Things {
  /** With more changes than this nearly every tile is touched by one. */
  private static final int MANY = 4000;

  private final Drawing drawing;
  private final Ground ground;

  /** Of a sketch the one before the gesture. */
  private final Wiring wiring;

  private final boolean isDraft;
  private final Optional<Sketch> sketch;

  /** Made when they are first asked for. */
  private volatile @Nullable List<Shape> shapes;

  private volatile @Nullable List<Arrow> arrows;
  private volatile @Nullable Box bounds;

  /**
   * What makes a sheet a sketch.
   *
   * @param before the sheet it was made from, never one itself
   * @param arrows instead of those before
   */
  private record Sketch(Sheet before, Sketching arrows) {}

  private Sheet(
      Drawing drawing, Ground ground, Wiring wiring, boolean isDraft, Optional<Sketch> sketch) {
    this.isDraft = isDraft;
    this.sketch = sketch;
    this.drawing = drawing;
    this.ground = ground;
    this.wiring = wiring;
  }

  /** The sheet of a drawing. */
  public static Sheet of(Drawing drawing) {
    return exact(drawing, GroundWork.of(drawing));
  }

  /**
   * The sheet of a drawing with its arrows drawn roughly and without chips, made in a fraction of
   * the time. Everything stands where it does on the exact one, so that it can be looked at from
   * afar, and worked with until {@link #exact} is made. Sheets of other drawings that are made from
   * it are drafts too.
   */
  public static Sheet draft(Drawing drawing) {
    Ground ground = GroundWork.of(drawing);
    return new Sheet(drawing, ground, Drafting.of(ground), true, Optional.empty());
  }

  /** Whether it is one. */
  public boolean isDraft() {
    return isDraft;
  }

  /**
   * Whether all arrows are as they should be: equal to {@code of(drawing())}, neither a draft nor a
   * sketch.
   */
  public boolean isExact() {
    return !isDraft && sketch.isEmpty();
  }

  /**
   * The same drawing with all arrows as they should be. Takes long for a draft of many arrows and
   * for a sketch of many moves, else no time.
   *
   * @throws CancellationException if the thread was interrupted meanwhile
   */
  public Sheet exact() {
    if (sketch.isPresent()) {
      return sketch.get().before().with(drawing);
    }
    return isDraft ? exact(drawing, ground) : this;
  }

  private static Sheet exact(Drawing drawing, Ground ground) {
    return new Sheet(drawing, ground, WiringWork.of(ground), false, Optional.empty());
  }

  /**
   * The sheet of a later drawing, or of an earlier one; equal to {@code of(after)}, or to {@code
   * draft(after)} if this is a draft, made in the time of what lies between the two if the one
   * drawing was made from the other. Of a sketch it is the sketch of that drawing.
   */
  public Sheet with(Drawing after) {
    if (after == drawing) {
      return this;
    }
    if (sketch.isPresent()) {
      return farther(after).orElseGet(() -> sketch.get().before().sketch(after));
    }
    Optional<Set<String>> flows = after.flows().changedSince(drawing.flows());
    Optional<GroundWork.Made> made = GroundWork.of(after, ground);
    if (flows.isEmpty() || made.isEmpty()) {
      return isDraft ? draft(after) : of(after);
    }
    return with(after, made.get(), flows.get());
  }

  private Sheet with(Drawing after, GroundWork.Made made, Set<String> flows) {
    Ground next = made.made();
    Wiring wired =
        isDraft
            ? Drafting.of(next, wiring, made.changes(), flows)
            : WiringWork.of(next, wiring, made.changes(), flows);
    return followed(new Sheet(after, next, wired, isDraft, Optional.empty()));
  }

  /**
   * What to show while something is being moved, and until {@link #exact} is made of it: as {@link
   * #with}, but where that would draw many arrows anew, only those of what moved are, roughly, and
   * all others stay as they are.
   */
  public Sheet sketch(Drawing after) {
    Optional<Set<String>> flows = after.flows().changedSince(drawing.flows());
    boolean isForMoves = isExact() && flows.filter(Set::isEmpty).isPresent();
    if (after == drawing || !isForMoves) {
      return with(after);
    }
    Optional<GroundWork.Made> made = GroundWork.of(after, ground);
    if (made.isEmpty()) {
      return of(after);
    }
    if (!Sketching.isFor(made.get().changes(), wiring)) {
      return with(after, made.get(), Set.of());
    }
    Ground next = made.get().made();
    Sketching sketched = new Sketching(next, wiring, made.get().changes());
    return new Sheet(after, next, wiring, false, Optional.of(new Sketch(this, sketched)));
  }

  /** The sketch after more was moved; empty if there is more to it. */
  private Optional<Sheet> farther(Drawing after) {
    Sheet before = sketch.orElseThrow().before();
    Optional<GroundWork.Made> made = GroundWork.of(after, ground);
    if (after == before.drawing
        || made.isEmpty()
        || after.flows().changedSince(drawing.flows()).filter(Set::isEmpty).isEmpty()) {
      return Optional.empty();
    }
    return sketch
        .get()
        .arrows()
        .farther(made.get().made(), made.get().changes())
        .map(arrows ->
            new Sheet(
                after, made.get().made(), wiring, false, Optional.of(new Sketch(before, arrows))));
  }

  private Sheet followed(Sheet later) {
    later.bounds = later.boundsFrom(this).orElse(null);
    return later;
  }

  public Drawing drawing() {
    return drawing;
  }

  // ---- what stands on it

  /** All shapes in painting order: zones from the outside in, then the rest. */
  public Collection<Shape> shapes() {
    List<Shape> known = shapes;
    if (known == null) {
      List<Stand> shown = new ArrayList<>();
      ground
          .stands()
          .forEach((_, stand) -> {
            if (stand.shape().isPresent()) {
              shown.add(stand);
            }
          });
      shown.sort(Comparator.comparing(Sheet::isSolid).thenComparingLong(Stand::order));
      known = shown.stream().map(stand -> stand.shape().orElseThrow()).toList();
      shapes = known;
    }
    return known;
  }

  private static boolean isSolid(Stand stand) {
    return !(stand.shape().orElseThrow() instanceof Shape.Area);
  }

  /** Where an element stands; nothing for what a collapsed zone hides, see {@link #seen}. */
  public Optional<Shape> shape(Key key) {
    return ground.shape(key);
  }

  private Arrows wires() {
    return sketch.<Arrows>map(Sketch::arrows).orElse(wiring);
  }

  /** All arrows, in the order of the first flow of each. */
  public Collection<Arrow> arrows() {
    List<Arrow> known = arrows;
    if (known == null) {
      known = wires().all();
      arrows = known;
    }
    return known;
  }

  /** The arrow that stands for that flow, alone or in a bundle; none for what does not show. */
  public Optional<Arrow> arrow(String id) {
    return link(id).flatMap(wires()::arrow);
  }

  /** That arrow, if it touches a part of the sheet. */
  Optional<Arrow> arrow(String id, Box part) {
    return link(id).flatMap(link -> wires().arrow(link, part));
  }

  /** The link that shows a flow: nearly always its own. */
  private Optional<String> link(String id) {
    return wiring.runs().find(id) != null
        ? Optional.of(id)
        : drawing.flows().get(id).flatMap(flow -> LinkWork.link(flow, ground));
  }

  /** The ids of all flows that begin or end at an element, shown or not. */
  public List<String> flowsAt(Key key) {
    return Collections.unmodifiableList(wiring.flows().get(key).orElse(List.of()));
  }

  /** What is seen of an element: itself, or the outermost collapsed zone that hides it. */
  public Key seen(Key key) {
    return ground.stands().get(key).map(Stand::seen).orElse(key);
  }

  /**
   * Where an element stands relative to its zone: as the drawing says, else as it was computed.
   *
   * @throws NullPointerException if there is no such element
   */
  public Placement placement(Key key) {
    return ground.stand(key).placement();
  }

  /** Where the coordinates of what stands in that zone, or in none, count from. */
  public Point origin(Optional<Key> zone) {
    return zone.map(key -> ground.stand(key).origin()).orElse(new Point(0, 0));
  }

  /** The room everything takes; nothing for an empty drawing, and perhaps too much for a sketch. */
  public Box bounds() {
    Box known = bounds;
    if (known == null) {
      List<Box> boxes = new ArrayList<>();
      ground.stands().forEach((_, stand) -> boxes.addAll(boxes(stand)));
      sketch.ifPresentOrElse(
          rough -> boxes.add(rough.before().bounds()),
          () -> arrows().forEach(arrow -> boxes.addAll(arrow.boxes())));
      known = Box.holding(boxes);
      bounds = known;
    }
    return known;
  }

  private static List<Box> boxes(Stand stand) {
    return stand.shape().map(shape -> List.of(shape.box())).orElse(List.of());
  }

  /** The bounds, if those of an earlier sheet say enough about them. */
  private Optional<Box> boundsFrom(Sheet before) {
    Box known = before.bounds;
    if (known == null || known.equals(Box.NOTHING)) {
      return Optional.empty();
    }
    List<Box> old = new ArrayList<>();
    List<Box> now = new ArrayList<>(List.of(known));
    differences(before, old, now);
    boolean mayShrink =
        old.stream()
            .anyMatch(box ->
                box.x() <= known.x()
                    || box.y() <= known.y()
                    || box.right() >= known.right()
                    || box.bottom() >= known.bottom());
    return mayShrink ? Optional.empty() : Optional.of(Box.holding(now));
  }

  /** The rooms of all that looks otherwise than on an earlier sheet, there and here. */
  private void differences(Sheet before, List<Box> old, List<Box> now) {
    differences(
        before,
        key -> {
          before.shape(key).ifPresent(shape -> old.add(shape.box()));
          shape(key).ifPresent(shape -> now.add(shape.box()));
        },
        id -> {
          before.arrow(id).ifPresent(arrow -> old.addAll(arrow.boxes()));
          arrow(id).ifPresent(arrow -> now.addAll(arrow.boxes()));
        });
  }

  /**
   * Everything that looks otherwise than on an earlier sheet: the keys of shapes and the ids of
   * arrows, of each that stands on one of the two.
   */
  void differences(Sheet before, Consumer<Key> shapeVisitor, Consumer<String> arrowVisitor) {
    differences(before, Set.of(), shapeVisitor, arrowVisitor);
  }

  /** The same, but of a sketch without arrows just because they are at some things. */
  void differences(
      Sheet before, Set<Key> except, Consumer<Key> shapeVisitor, Consumer<String> arrowVisitor) {
    ground
        .stands()
        .differences(
            before.ground.stands(),
            (was, is) -> {
              if (!was.flatMap(Stand::shape).equals(is.flatMap(Stand::shape))) {
                shapeVisitor.accept(is.or(() -> was).orElseThrow().key());
              }
            });
    wiring
        .runs()
        .differences(
            before.wiring.runs(),
            (was, is) -> {
              Optional<Arrow> old = was.map(Run::arrow);
              Optional<Arrow> now = is.map(Run::arrow);
              if (!old.equals(now)) {
                Stream.of(old, now)
                    .flatMap(Optional::stream)
                    .map(Arrow::id)
                    .distinct()
                    .forEach(arrowVisitor);
              }
            });
    before.sketch.ifPresent(rough -> rough.arrows().forEachId(Set.of(), arrowVisitor));
    sketch.ifPresent(rough -> rough.arrows().forEachId(except, arrowVisitor));
  }

  /** What is sketched at another place than before; nothing if this is no sketch. */
  public Set<Key> swept() {
    return sketch.map(rough -> Collections.unmodifiableSet(rough.arrows().keys())).orElse(Set.of());
  }

  /** The room some things take together, arrows included. */
  public Box bounds(Selection selection) {
    List<Box> boxes = new ArrayList<>();
    selection.elements().forEach(k -> shape(seen(k)).ifPresent(s -> boxes.add(s.box())));
    selection.statements().forEach(id -> arrow(id).ifPresent(a -> boxes.addAll(a.boxes())));
    return Box.holding(boxes);
  }

  /**
   * Where this sheet looks other than an earlier one, so that only that must be painted anew: the
   * room of everything that came, went, moved or says something else, before and after, with all
   * that painters paint around it. Empty if that is almost everything; an empty list for nothing.
   */
  public Optional<List<Box>> changedSince(Sheet before) {
    List<Box> changed = new ArrayList<>();
    differences(before, changed, changed);
    return changed.size() > MANY
        ? Optional.empty()
        : Optional.of(changed.stream().map(box -> box.grown(Metrics.OVERHANG)).toList());
  }

  /** Every zone that touches a part of the sheet, from the outside in. */
  @Override
  public void areas(Box part, Consumer<Shape.Area> visitor) {
    ground.areas(part, visitor);
  }

  /** Everything but open zones that touches a part of the sheet. */
  @Override
  public void solids(Box part, Consumer<Shape> visitor) {
    ground.solids(part, visitor);
  }

  /** Every arrow that touches a part of the sheet, in order. */
  @Override
  public void arrows(Box part, Consumer<Arrow> visitor) {
    if (sketch.isPresent() || !wiring.isWide(part)) {
      wires().arrows(part, visitor);
      return;
    }
    for (Arrow arrow : arrows()) {
      if (arrow.touches(part)) {
        visitor.accept(arrow);
      }
    }
  }

  // ---- what lies under a pointer

  /**
   * What lies there: cards before arrows, arrows before zones; a border counts from a little
   * outside to a little inside, but not where something else is that it does not stand in.
   *
   * @param scale screen units per sheet unit: what is near on the screen counts
   */
  public Optional<Hit> hit(Point place, double scale) {
    return solidAt(place, Metrics.BORDER_REACH / scale)
        .or(() -> arrowAt(place, Metrics.ARROW_REACH / scale))
        .or(() -> areaAt(place, Metrics.BORDER_REACH / scale));
  }

  /** The innermost zone there. */
  public Optional<Shape.Area> zoneAt(Point place) {
    Shape.Area[] found = new Shape.Area[1];
    areas(Box.around(place, 0, 0), area -> found[0] = area);
    return Optional.ofNullable(found[0]);
  }

  private Optional<Hit> solidAt(Point place, double reach) {
    Shape[] nearest = new Shape[1];
    solids(
        Box.around(place, 2 * reach, 2 * reach),
        shape -> {
          if (nearest[0] == null
              || shape.box().distance(place) <= nearest[0].box().distance(place)) {
            nearest[0] = shape;
          }
        });
    return Optional.ofNullable(nearest[0]).flatMap(shape -> on(shape, place, reach));
  }

  private static Optional<Hit> on(Shape shape, Point place, double reach) {
    if (shape.element().isEnd() && shape.box().distanceToEdge(place) <= reach) {
      return Optional.of(new Hit.OnShape(shape.key(), Hit.Part.BORDER));
    }
    return shape.box().contains(place)
        ? Optional.of(new Hit.OnShape(shape.key(), Hit.Part.BODY))
        : Optional.empty();
  }

  private Optional<Hit> arrowAt(Point place, double reach) {
    Hit[] found = new Hit[1];
    double[] nearest = {reach};
    arrows(
        Box.around(place, 2 * reach, 2 * reach),
        arrow -> {
          if (arrow.chip().isPresent() && arrow.chip().get().box().contains(place)) {
            nearest[0] = -1;
            found[0] = new Hit.OnArrow(arrow.id(), true);
          } else if (arrow.distance(place) <= nearest[0]) {
            nearest[0] = arrow.distance(place);
            found[0] = new Hit.OnArrow(arrow.id(), false);
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private Optional<Hit> areaAt(Point place, double reach) {
    Hit.OnShape[] found = new Hit.OnShape[1];
    areas(
        Box.around(place, 2 * reach, 2 * reach),
        area -> {
          boolean isNear = area.box().distanceToEdge(place) <= reach;
          if (area.box().contains(place)) {
            found[0] = new Hit.OnShape(area.key(), isNear ? Hit.Part.BORDER : inside(area, place));
          } else if (isNear && (found[0] == null || isIn(area, found[0].key()))) {
            found[0] = new Hit.OnShape(area.key(), Hit.Part.BORDER);
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static Hit.Part inside(Shape.Area area, Point place) {
    return area.header().contains(place) ? Hit.Part.HEADER : Hit.Part.BODY;
  }

  private boolean isIn(Shape shape, Key zone) {
    return drawing.around(shape.element()).stream().anyMatch(z -> z.key().equals(zone));
  }
}
