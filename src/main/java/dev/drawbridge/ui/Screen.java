package dev.drawbridge.ui;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Difference;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Shown;
import dev.drawbridge.canvas.Stroke;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.util.Duration;

/**
 * What a canvas shows, in two layers: tiles of all that rests, painted in the background, and above
 * them what is under way: things being moved, the thing under the pointer, and what changed a
 * moment ago until the tiles have caught up. So neither a gesture nor an edit paints everything.
 */
final class Screen {
  /** When the zoom has not changed for that long, it is painted for. */
  private static final Duration REST = Duration.millis(70);

  /**
   * All that decides what shows.
   *
   * @param sheet the drawing's own
   * @param carried what the gesture under way has moved
   * @param ahead how far what it holds is from where {@code carried} shows it
   * @param chosen the selection
   * @param judged what is known about things
   * @param gesture what the pointer is over or aims at
   * @param viewport which part shows, how large
   */
  record Scene(
      Sheet sheet,
      Carried carried,
      Point ahead,
      Marks chosen,
      Marks judged,
      Marks gesture,
      Theme theme,
      Viewport viewport) {

    /** The sheet as the gesture under way would make it; the sheet itself if none does. */
    Sheet preview() {
      return carried.preview().orElse(sheet);
    }

    /** Whether all but the viewport and what is held is the same. */
    @SuppressWarnings("ReferenceEquality") // what changes is another object
    boolean isLike(Scene other) {
      return sheet == other.sheet
          && carried == other.carried
          && chosen == other.chosen
          && judged == other.judged
          && gesture == other.gesture
          && theme == other.theme;
    }
  }

  private final Canvas canvas = new Canvas();
  private final FxPen pen = new FxPen(canvas.getGraphicsContext2D());
  private final PauseTransition rest = new PauseTransition(REST);
  private final Runnable repaint;
  private final Tiles tiles;
  private Ground ground;
  private Difference fresh = Difference.NONE;
  private Difference known = Difference.NONE;
  private Shown live = Shown.NOTHING;
  private Picture above;
  private Scene painted;
  private double zoom;
  private boolean settled = true;

  /** A screen; {@code repaint} asks for {@link #paint}, on whatever thread it is called. */
  Screen(Scene first, Runnable repaint) {
    this.repaint = repaint;
    this.painted = first;
    this.above = new Picture(first.preview(), Marks.NONE, first.theme());
    this.ground = ground(first);
    this.tiles = new Tiles(ground, repaint);
    this.zoom = first.viewport().zoom();
    rest.setOnFinished(_ -> {
      settled = true;
      repaint.run();
    });
  }

  Canvas canvas() {
    return canvas;
  }

  /** Whether all that showed last is up to date and painted for its zoom. */
  boolean isSharp() {
    return tiles.isSharp() && settled;
  }

  /** Shows another document: nothing of the one before is left. */
  void restart(Scene scene) {
    fresh = Difference.NONE;
    live = Shown.NOTHING;
    ground = ground(scene);
    tiles.restart(ground);
    repaint.run();
  }

  /** Lets go of all that was painted: the window is gone, or shows nothing for now. */
  void release() {
    tiles.release();
  }

  private static Ground ground(Scene scene) {
    return new Ground(
        scene.sheet(), scene.chosen(), scene.judged(), scene.theme(), scene.carried().moving());
  }

  // ---- painting

  /** Begins to paint what a scene shows that the last one did not, before its frame comes. */
  void prepare(Scene scene) {
    follow(scene);
    tiles.hurry();
  }

  /** Paints a scene, as one frame. */
  void paint(Scene scene, double density) {
    follow(scene);
    rest(scene.viewport());
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setTransform(1, 0, 0, 1, 0, 0);
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    tiles.draw(graphics, scene.viewport(), density, settled);
    if (tiles.isSharp()) {
      fresh = Difference.NONE;
    }
    Grid grid = Grid.of(scene.viewport(), density);
    graphics.setTransform(zoom, 0, 0, zoom, -grid.left() / density, -grid.top() / density);
    live(scene);
  }

  /**
   * While the zoom changes, nothing is painted for the zooms in between; but what shows first is
   * painted for its own.
   */
  private void rest(Viewport viewport) {
    if (tiles.isBlank()) {
      zoom = viewport.zoom();
      settled = true;
    } else if (zoom != viewport.zoom()) {
      zoom = viewport.zoom();
      settled = false;
      rest.playFromStart();
    }
  }

  /** Brings the ground up to date. */
  private void follow(Scene scene) {
    Difference moved = ground.without();
    Difference moving = scene.carried().moving();
    if (moving.equals(moved) && isGroundOf(scene)) {
      return;
    }
    Ground next = ground(scene);
    Difference changed = next.since(ground);
    Difference back = moved.without(moving);
    if (!tiles.goBack(next)) {
      List<Box> rooms = new ArrayList<>(changed.and(back).boxes(ground.sheet()));
      rooms.addAll(changed.boxes(next.sheet()));
      rooms.addAll(scene.carried().gained(moved, next.sheet()));
      tiles.become(next, rooms);
    }
    fresh = fresh.and(back);
    // Too much to be painted within a frame: what was there stays until its tiles come.
    if (changed.size() <= Carried.MOST || !back.isEmpty()) {
      fresh = fresh.and(changed);
    }
    ground = next;
  }

  private boolean isGroundOf(Scene scene) {
    return ground.isOf(scene.sheet(), scene.chosen(), scene.judged(), scene.theme());
  }

  @SuppressWarnings("ReferenceEquality") // another object is another difference
  private void live(Scene scene) {
    Box part = scene.viewport().visible();
    stretched(scene);
    boolean isElsewhere = !part.equals(painted.viewport().visible());
    if (isElsewhere || !scene.isLike(painted) || fresh != known) {
      painted = scene;
      known = fresh;
      live = live(scene, part);
      Difference marked =
          new Difference(
              live.keys(), live.arrows().stream().map(Arrow::id).collect(Collectors.toSet()));
      above = new Picture(scene.preview(), marks(scene, marked), scene.theme());
    }
    Shown now = scene.carried().ahead(live, scene.ahead());
    if (!now.isEmpty()) {
      above.paintOnly(now, pen, part, zoom);
    }
    Marks over = scene.gesture();
    Difference marked = new Difference(over.elements().keySet(), over.flows().keySet());
    Marks full = marks(scene, marked).and(new Marks(Map.of(), Map.of(), over.overlays()));
    new Picture(scene.preview(), full, scene.theme()).paintGesture(pen, part, zoom);
  }

  private Shown live(Scene scene, Box part) {
    Difference settling = solid(fresh, scene.preview());
    return settling.isEmpty()
        ? scene.carried().shown(part)
        : Shown.of(settling.and(scene.carried().moving()), Carried.MOST, part, scene.preview());
  }

  /** Zones are painted where they lie, beneath all that stands in them: never above it. */
  private static Difference solid(Difference some, Sheet sheet) {
    return new Difference(
        some.elements().stream()
            .filter(key -> !(sheet.shape(key).orElse(null) instanceof Shape.Area))
            .collect(Collectors.toSet()),
        some.arrows());
  }

  private void stretched(Scene scene) {
    if (!Objects.equals(scene.preview(), scene.sheet())) {
      scene
          .preview()
          .areas(
              scene.viewport().visible(),
              area -> {
                if (Carried.isStretched(area.key(), scene.sheet(), scene.preview())
                    && !scene
                        .sheet()
                        .shape(area.key())
                        .map(Shape::box)
                        .equals(Optional.of(area.box()))) {
                  pen.stroke(
                      area.box(),
                      Metrics.ZONE_RADIUS,
                      Stroke.solid(Math.max(1.3, 0.6 / zoom)),
                      scene.theme().line(area.trust()));
                }
              });
    }
  }

  /** All marks of just some things. */
  private static Marks marks(Scene scene, Difference some) {
    Map<Key, Mark> elements = new LinkedHashMap<>();
    for (Key key : some.elements()) {
      elements.put(
          key, scene.chosen().of(key).and(scene.judged().of(key)).and(scene.gesture().of(key)));
    }
    Map<String, Mark> flows = new LinkedHashMap<>();
    for (String id : some.arrows()) {
      flows.put(
          id,
          scene.chosen().ofFlow(id).and(scene.judged().ofFlow(id)).and(scene.gesture().ofFlow(id)));
    }
    return new Marks(elements, flows, List.of());
  }
}
