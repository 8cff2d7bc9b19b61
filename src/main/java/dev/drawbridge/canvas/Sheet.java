package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A drawing laid out: every shape and arrow at its place in absolute coordinates, found by key, by
 * place and by pointer. Immutable; made from a drawing alone, so that the same drawing always looks
 * the same.
 */
public final class Sheet {
  /** With more changes than this nearly every tile is touched by one. */
  private static final int MANY = 4000;

  private static final Routing ROUTING = new ThreePieceRouting();

  private final Drawing drawing;
  private final Places places;
  private final Map<Key, Shape> shapes;
  private final Terrain terrain;
  private final List<Route> routes;
  private final Folds folds;
  private final List<Link> links;
  private final List<Arrow> arrows;
  private final Map<String, Arrow> arrowsById;
  private final BoxIndex<Arrow> arrowIndex;
  private final Box bounds;

  private Sheet(Drawing drawing, @Nullable Sheet before) {
    this.drawing = drawing;
    this.folds = new Folds(drawing);
    this.places = Places.of(drawing);
    this.shapes = shapes(before);
    boolean sameGround = before != null && before.stands(shapes);
    this.terrain = sameGround ? before.terrain : new Terrain(drawing, shapes);
    this.links = List.copyOf(folds.links());
    boolean sameWays = sameGround && sameEnds(before.links, links);
    this.routes = sameWays ? before.routes : ROUTING.routes(links, terrain);
    List<Arrow> made = made();
    this.arrows = Collections.unmodifiableList(made);
    this.arrowsById = byId(made);
    this.arrowIndex = new BoxIndex<>(made, Arrow::boxes);
    this.bounds = allBounds();
  }

  /** The sheet of a drawing. */
  public static Sheet of(Drawing drawing) {
    return new Sheet(drawing, null);
  }

  /** The sheet of a later drawing; equal to {@code of(after)}, keeping what is still right. */
  public Sheet with(Drawing after) {
    return after == drawing ? this : new Sheet(after, this);
  }

  public Drawing drawing() {
    return drawing;
  }

  // ---- building

  private Map<Key, Shape> shapes(@Nullable Sheet before) {
    Map<Key, Shape> made = new LinkedHashMap<>();
    drawing.zones().values().stream()
        .filter(z -> z.zone().isEmpty())
        .forEach(z -> enter(made, z, before));
    drawing
        .elements()
        .filter(e -> folds.isCollapsed(e) || !(e instanceof Zone))
        .filter(e -> folds.seen(e).equals(e.key()))
        .forEach(e -> made.put(e.key(), shape(e, before)));
    return Collections.unmodifiableMap(made);
  }

  private void enter(Map<Key, Shape> made, Zone zone, @Nullable Sheet before) {
    if (folds.isCollapsed(zone)) {
      return;
    }
    made.put(zone.key(), shape(zone, before));
    drawing.members(zone.key()).stream()
        .filter(Zone.class::isInstance)
        .forEach(inner -> enter(made, (Zone) inner, before));
  }

  /** The shape of an element: the earlier one if it would be the same. */
  private Shape shape(Element element, @Nullable Sheet before) {
    Shape old = before == null ? null : before.shapes.get(element.key());
    if (old == null) {
      return shape(element);
    }
    boolean same =
        old.element() == element
            && old.box().equals(places.box(element.key()))
            && !(old.element() instanceof Zone)
            && drawing.trust(element) == before.drawing.trust(element);
    if (same) {
      return old;
    }
    Shape made = shape(element);
    return made.equals(old) ? old : made;
  }

  private Shape shape(Element element) {
    Box box = places.box(element.key());
    return switch (element) {
      case Zone zone when folds.isCollapsed(zone) ->
          new Shape.Folded(zone, box, drawing.trust(zone), Labels.contents(zone, drawing));
      case Zone zone ->
          new Shape.Area(
              zone,
              box,
              places.origin(zone.key()),
              drawing.around(zone).size(),
              drawing.trust(zone),
              Labels.asides(zone, drawing));
      case Service service ->
          new Shape.Card(
              service,
              box,
              drawing.trust(service),
              IconGuess.of(service),
              Labels.detail(service),
              Labels.replicas(service));
      case Network network ->
          new Shape.Capsule(network, box, IconGuess.of(network), Labels.detail(network));
      case Router router ->
          new Shape.Octagon(router, box, drawing.trust(router), Labels.detail(router));
      case Note note -> new Shape.Leaf(note, box, NoteText.lines(note.text(), box.width()));
    };
  }

  /** Whether all of these stand where they stand here, and nothing else does. */
  private boolean stands(Map<Key, Shape> later) {
    return shapes.size() == later.size()
        && later.values().stream()
            .allMatch(s -> {
              Shape own = shapes.get(s.key());
              return own != null
                  && own.getClass() == s.getClass()
                  && own.box().equals(s.box())
                  && own.element().zone().equals(s.element().zone());
            });
  }

  private static boolean sameEnds(List<Link> before, List<Link> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < after.size(); i++) {
      if (!before.get(i).from().equals(after.get(i).from())
          || !before.get(i).to().equals(after.get(i).to())) {
        return false;
      }
    }
    return true;
  }

  private List<Arrow> made() {
    List<String> texts = links.stream().map(ChipText::of).toList();
    List<Optional<Arrow.Chip>> chips = Chips.of(terrain, routes, texts);
    List<Arrow> made = new ArrayList<>(links.size());
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      Arrow.Line line = ChipText.line(link);
      made.add(new Arrow(link.flows(), link.from(), link.to(), routes.get(i), line, chips.get(i)));
    }
    return made;
  }

  private static Map<String, Arrow> byId(List<Arrow> arrows) {
    Map<String, Arrow> byId = new HashMap<>();
    arrows.forEach(arrow -> arrow.ids().forEach(id -> byId.put(id, arrow)));
    return byId;
  }

  private Box allBounds() {
    List<Box> boxes = new ArrayList<>();
    shapes.values().forEach(s -> boxes.add(s.box()));
    arrows.forEach(a -> boxes.addAll(a.boxes()));
    return Box.holding(boxes);
  }

  // ---- what stands on it

  /** All shapes in painting order: zones from the outside in, then the rest. */
  public Collection<Shape> shapes() {
    return shapes.values();
  }

  /** Where an element stands; nothing for what a collapsed zone hides, see {@link #seen}. */
  public Optional<Shape> shape(Key key) {
    return Optional.ofNullable(shapes.get(key));
  }

  /** All arrows, in the order of the first flow of each. */
  public Collection<Arrow> arrows() {
    return arrows;
  }

  /** The arrow that stands for that flow, alone or in a bundle; none for what does not show. */
  public Optional<Arrow> arrow(String id) {
    return Optional.ofNullable(arrowsById.get(id));
  }

  /** What is seen of an element: itself, or the outermost collapsed zone that hides it. */
  public Key seen(Key key) {
    return drawing.element(key).map(folds::seen).orElse(key);
  }

  /**
   * Where an element stands relative to its zone: as the drawing says, else as it was computed.
   *
   * @throws NullPointerException if there is no such element
   */
  public Placement placement(Key key) {
    return places.placement(key);
  }

  /** Where the coordinates of what stands in that zone, or in none, count from. */
  public Point origin(Optional<Key> zone) {
    return zone.map(places::origin).orElse(new Point(0, 0));
  }

  /** The room everything takes; nothing for an empty drawing. */
  public Box bounds() {
    return bounds;
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
    for (Shape shape : shapes.values()) {
      Shape old = before.shapes.get(shape.key());
      if (old == null || !old.equals(shape)) {
        changed.add(shape.box().grown(Metrics.OVERHANG));
      }
    }
    for (Shape old : before.shapes.values()) {
      if (!old.equals(shapes.get(old.key()))) {
        changed.add(old.box().grown(Metrics.OVERHANG));
      }
    }
    addChanged(changed, arrows, before.arrowsById);
    addChanged(changed, before.arrows, arrowsById);
    return changed.size() > MANY ? Optional.empty() : Optional.of(changed);
  }

  private static void addChanged(List<Box> changed, List<Arrow> own, Map<String, Arrow> others) {
    for (Arrow arrow : own) {
      if (!arrow.equals(others.get(arrow.id()))) {
        arrow.boxes().forEach(box -> changed.add(box.grown(Metrics.OVERHANG)));
      }
    }
  }

  /** Every zone that touches a part of the sheet, from the outside in. */
  public void areas(Box part, Consumer<Shape.Area> visitor) {
    terrain.areas(part, area -> visitor.accept((Shape.Area) current(area)));
  }

  /** Everything but zones that touches a part of the sheet. */
  public void solids(Box part, Consumer<Shape> visitor) {
    terrain.solids(part, shape -> visitor.accept(current(shape)));
  }

  /** Every arrow that touches a part of the sheet. */
  public void arrows(Box part, Consumer<Arrow> visitor) {
    arrowIndex.visit(part, visitor);
  }

  /** The terrain may be an earlier sheet's, whose shapes stand alike but may say other things. */
  private Shape current(Shape shape) {
    return Objects.requireNonNull(shapes.get(shape.key()));
  }

  // ---- what lies under a pointer

  /**
   * What lies there: cards before arrows, arrows before zones; a border counts from a little
   * outside to a little inside.
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
    Hit[] found = new Hit[1];
    solids(Box.around(place, 2 * reach, 2 * reach), shape -> found[0] = on(shape, place, reach));
    return Optional.ofNullable(found[0]);
  }

  private static Hit on(Shape shape, Point place, double reach) {
    boolean border = shape.element().isEnd() && shape.box().distanceToEdge(place) <= reach;
    return new Hit.OnShape(shape.key(), border ? Hit.Part.BORDER : Hit.Part.BODY);
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
    Hit[] found = new Hit[1];
    areas(
        Box.around(place, 2 * reach, 2 * reach),
        area -> {
          if (area.box().distanceToEdge(place) <= reach) {
            found[0] = new Hit.OnShape(area.key(), Hit.Part.BORDER);
          } else if (area.header().contains(place)) {
            found[0] = new Hit.OnShape(area.key(), Hit.Part.HEADER);
          } else if (area.box().contains(place)) {
            found[0] = new Hit.OnShape(area.key(), Hit.Part.BODY);
          }
        });
    return Optional.ofNullable(found[0]);
  }
}
