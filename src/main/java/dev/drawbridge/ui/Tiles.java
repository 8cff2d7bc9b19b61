package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Viewport;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.canvas.GraphicsContext;
import javafx.util.Duration;

/**
 * The painted sheet in tiles. Draws what there is at once, blurred or out of date if need be, and
 * has the rest painted in the background, what shows first. Used from the window's thread.
 */
final class Tiles {
  /** How many tiles are kept at least: some viewports full, each a quarter of a megabyte. */
  private static final int LEAST_KEPT = 128;

  /** So many changes of the ground are remembered for tiles that were begun before them. */
  private static final int REMEMBERED = 12;

  /** Tiles of another zoom serve while it changes if they are at most that much off. */
  private static final double GOOD_ENOUGH = 1.7;

  /**
   * When the ground has not changed for that long, what does not show is painted too: not while an
   * edit is followed by what is found out about it, or by the next edit.
   */
  private static final Duration CALM = Duration.millis(300);

  /** The width of the tiles that show everything, in tiles. */
  private static final int OVERVIEW = 3;

  /** What became out of date when the ground changed; no boxes for everything. */
  private record Change(int generation, Optional<List<Box>> boxes) {}

  /** The tiles that were up to date when a gesture began to move something. */
  private record Kept(Ground ground, List<Tile> tiles) {
    static Kept of(Ground ground, Collection<Tile> all) {
      return new Kept(ground, all.stream().filter(tile -> !tile.isStale()).toList());
    }
  }

  private final Map<Tile.Place, Tile> tiles = new LinkedHashMap<>(256, 0.75f, true);
  private final Deque<Change> changes = new ArrayDeque<>();
  private final Queue<TileWorker.Painted> painted = new ConcurrentLinkedQueue<>();
  private final TileWorker worker;
  private final PauseTransition calm = new PauseTransition(CALM);
  private Optional<Grid> drawn = Optional.empty();
  private Ground ground;
  private Optional<Kept> before = Optional.empty();
  private int generation;
  private Set<Tile.Place> showing = Set.of();
  private boolean sharp;

  /** Tiles of a ground; {@code arrived} is called on any thread when there is more to draw. */
  Tiles(Ground ground, Runnable arrived) {
    this.ground = ground;
    this.worker =
        new TileWorker(tile -> {
          painted.add(tile);
          arrived.run();
        });
    calm.setOnFinished(_ -> arrived.run());
  }

  /** Whether all that showed last was painted for that zoom and is up to date. */
  boolean isSharp() {
    return sharp;
  }

  /** Whether nothing at all was painted yet. */
  boolean isBlank() {
    return tiles.isEmpty();
  }

  // ---- what is painted

  /** Starts anew, with nothing painted. */
  void restart(Ground next) {
    tiles.clear();
    before = Optional.empty();
    become(next, Optional.empty());
  }

  /** Lets go of all tiles, and paints none until something is to be drawn again. */
  void release() {
    worker.want(List.of());
    calm.stop();
    drawn = Optional.empty();
    takeIn();
    tiles.clear();
    before = Optional.empty();
    sharp = false;
  }

  /** Goes on with another ground; only tiles that show one of those rooms are painted anew. */
  void become(Ground next, List<Box> rooms) {
    boolean another = next.isAnother(ground);
    if (ground.without().isEmpty() && !next.without().isEmpty() && next.isLike(ground)) {
      before = Optional.of(Kept.of(ground, tiles.values()));
    } else if (!before.map(kept -> kept.ground().isLike(next)).orElse(false)) {
      before = Optional.empty();
    }
    become(next, another ? Optional.empty() : Optional.of(rooms));
  }

  /**
   * Goes back to the ground before a gesture moved something, with the tiles that were painted of
   * it then.
   *
   * @return whether that is what the next ground is; else nothing was done
   */
  boolean goBack(Ground next) {
    Optional<Kept> kept =
        before.filter(old -> next.without().isEmpty() && old.ground().isLike(next));
    kept.ifPresent(old -> {
      before = Optional.empty();
      become(next, Optional.empty());
      old.tiles().forEach(tile -> tiles.put(tile.place(), tile));
    });
    return kept.isPresent();
  }

  private void become(Ground next, Optional<List<Box>> boxes) {
    ground = next;
    generation++;
    changes.addLast(new Change(generation, boxes));
    if (changes.size() > REMEMBERED) {
      changes.removeFirst();
    }
    tiles.replaceAll(
        (place, tile) -> !tile.isStale() && touches(place, boxes) ? tile.outdated() : tile);
    sharp = false;
    calm.playFromStart();
  }

  private static boolean touches(Tile.Place place, Optional<List<Box>> boxes) {
    if (boxes.isEmpty()) {
      return true;
    }
    Box room = place.box().grown(place.overhang());
    for (Box box : boxes.get()) {
      if (room.touches(box)) {
        return true;
      }
    }
    return false;
  }

  private void takeIn() {
    for (TileWorker.Painted next = painted.poll(); next != null; next = painted.poll()) {
      worker.received(next.job());
      Tile.Place place = next.job().place();
      if (!isLate(next.job())) {
        tiles.put(place, Tile.of(place, next.pixels()));
      } else if (isOutdated(place)) {
        tiles.put(place, Tile.of(place, next.pixels()).outdated());
      }
    }
  }

  private boolean isLate(TileWorker.Job job) {
    if (job.generation() == generation) {
      return false;
    }
    return changes.isEmpty()
        || changes.getFirst().generation() > job.generation() + 1
        || changes.stream()
            .filter(change -> change.generation() > job.generation())
            .anyMatch(change -> touches(job.place(), change.boxes()));
  }

  // ---- what shows

  /**
   * Draws what a viewport shows.
   *
   * @param density pixels per screen unit
   * @param settled whether the zoom rests; while it changes, nearly right tiles will do
   */
  void draw(GraphicsContext graphics, Viewport viewport, double density, boolean settled) {
    takeIn();
    Grid grid = Grid.of(viewport, density);
    List<Tile.Place> visible = grid.places(0);
    showing = new HashSet<>(visible);
    List<Tile.Place> missing = visible.stream().filter(place -> !tiles.containsKey(place)).toList();
    if (!missing.isEmpty()) {
      stopgaps(grid).forEach(tile -> grid.draw(graphics, tile));
    }
    visible.forEach(place -> {
      Tile tile = tiles.get(place);
      if (tile != null) {
        grid.draw(graphics, tile);
      }
    });
    sharp = missing.isEmpty() && visible.stream().noneMatch(this::isOutdated);
    drawn = settled ? Optional.of(grid) : Optional.empty();
    worker.want(wanted(grid, visible, settled));
    forget(density);
  }

  /** Has painted what showed last and is out of date, without waiting for the next frame. */
  void hurry() {
    drawn.ifPresent(grid -> worker.want(wanted(grid, grid.places(0), true)));
  }

  private boolean isOutdated(Tile.Place place) {
    Tile tile = tiles.get(place);
    return tile == null || tile.isStale();
  }

  /** Tiles of other zooms that show the same part of the sheet, the least fitting first. */
  private List<Tile> stopgaps(Grid grid) {
    Box visible = grid.visible();
    List<Tile> found =
        tiles.values().stream()
            .filter(tile -> !grid.isOwn(tile.place()) && tile.place().box().overlaps(visible))
            .toList();
    Map<Double, List<Tile>> levels =
        found.stream().collect(Collectors.groupingBy(tile -> tile.place().scale()));
    return levels.entrySet().stream()
        .sorted(Comparator.comparingDouble(level -> -grid.strangeness(level.getKey())))
        .skip(Math.max(0, levels.size() - 3))
        .flatMap(level -> level.getValue().stream())
        .toList();
  }

  private List<TileWorker.Job> wanted(Grid grid, List<Tile.Place> visible, boolean settled) {
    Set<Tile.Place> places = new LinkedHashSet<>();
    boolean isCalm = calm.getStatus() != Animation.Status.RUNNING;
    if (settled) {
      places.addAll(visible);
    } else if (!isCovered(grid)) {
      places.addAll(Grid.of(grid.viewport().zoomed(grid.roundZoom()), grid.density()).places(0));
    }
    // What a gesture moves changes again and again: what does not show would be painted in vain.
    if (isCalm && ground.without().isEmpty()) {
      if (settled) {
        places.addAll(grid.places(1));
      }
      places.addAll(overview(grid.density()));
    }
    return places.stream()
        .filter(this::isOutdated)
        .map(place -> new TileWorker.Job(place, ground, generation))
        .toList();
  }

  /** Whether tiles of a zoom that is not far off show all of it. */
  private boolean isCovered(Grid grid) {
    double area = 0;
    Box visible = grid.visible();
    for (Tile tile : tiles.values()) {
      if (grid.strangeness(tile.place().scale()) < GOOD_ENOUGH) {
        area += common(visible, tile.place().box());
      }
    }
    return area >= 0.98 * visible.width() * visible.height();
  }

  private static double common(Box a, Box b) {
    double width = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
    double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
    return Math.max(0, width) * Math.max(0, height);
  }

  /** The few tiles that show everything: what is seen of parts that were never shown before. */
  private List<Tile.Place> overview(double density) {
    Box all = ground.sheet().bounds();
    if (all.width() <= 0) {
      return List.of();
    }
    double most = OVERVIEW * Tile.SIZE / Math.max(all.width(), all.height()) / density;
    // A step at a time, so that the overview is not painted anew whenever something grows.
    double step = Math.pow(2, Math.floor(Math.log(most) / Math.log(2)));
    double zoom = Math.clamp(step, Viewport.LEAST, 1);
    Viewport room = new Viewport(zoom, all.corner(), all.width() * zoom, all.height() * zoom);
    return new Grid(room, density).places(0);
  }

  /** Lets go of the tiles that were not shown for the longest time. */
  private void forget(double density) {
    int kept = Math.max(LEAST_KEPT, 4 * showing.size());
    if (tiles.size() <= kept) {
      return;
    }
    Set<Tile.Place> overview = new HashSet<>(overview(density));
    Iterator<Tile> oldest = tiles.values().iterator();
    while (tiles.size() > kept && oldest.hasNext()) {
      Tile.Place place = oldest.next().place();
      if (!showing.contains(place) && !overview.contains(place)) {
        oldest.remove();
      }
    }
  }
}
