package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.TextStyle;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way to lay out what a scope lets move: in a {@link Style}, zones from the inside out. */
final class Layout {
  /** Between things that make room for what stays. */
  private static final double CLEARANCE = 40;

  private static final double NOTE_CLEARANCE = 12;

  /** A note this near to something speaks of it. */
  private static final double BESIDE = 120;

  /** A header may make its zone this wide, no wider. */
  private static final double MOST_HEADER = 420;

  private static final double HEADER_INSETS = 70;

  private final Sheet sheet;
  private final Scope scope;
  private final Style style;
  private final double gap;
  private final Progress progress;

  /** Where everything stands relative to its zone, as far as it is settled. */
  private final Map<Key, Box> places = new LinkedHashMap<>();

  private Layout(Sheet sheet, Scope scope, Style style, double gap, Progress progress) {
    this.sheet = sheet;
    this.scope = scope;
    this.style = style;
    this.gap = gap;
    this.progress = progress;
  }

  /** Every element's box relative to its zone's origin; incomplete once cancelled. */
  static Map<Key, Box> of(Sheet sheet, Scope scope, Style style, double gap, Progress progress) {
    Layout layout = new Layout(sheet, scope, style, gap, progress);
    layout.settle(Optional.empty());
    return layout.places;
  }

  private void settle(Optional<Key> zone) {
    if (progress.isCancelled()) {
      return;
    }
    List<Element> members = scope.members(zone);
    List<Block> blocks = new ArrayList<>();
    List<Element> staying = new ArrayList<>();
    for (Element member : members) {
      if (!(member instanceof Note) && isToTidy(member)) {
        blocks.add(block(member));
      } else {
        settleInside(member);
      }
      if (!scope.isFree(member.key())) {
        staying.add(member);
      }
    }
    staying.forEach(e -> places.put(e.key(), around(e, old(e))));
    Map<Key, Box> layered = new Layers(gap, isFolded(zone), progress).place(blocks, links(blocks));
    // Before anything is moved as a whole: else what is tidied again creeps by halves.
    layered.replaceAll((_, box) -> rounded(box));
    if (!progress.isCancelled()) {
      put(zone, blocks, layered, staying);
      notes(zone, members);
    }
  }

  private boolean isFolded(Optional<Key> zone) {
    return switch (style) {
      case JOINT, LAYERED -> false;
      case FOLDED_INSIDE -> zone.isPresent();
      case FOLDED -> true;
    };
  }

  /** What stays takes part if it was chosen: the rest is laid out as if around it. */
  private boolean isToTidy(Element element) {
    return scope.includes(element);
  }

  private void settleInside(Element element) {
    if (!scope.isClosed(element)) {
      settle(Optional.of(element.key()));
    }
  }

  private Block block(Element element) {
    Key key = element.key();
    if (scope.isClosed(element)) {
      Box box = old(element);
      return Block.of(key, box.width(), box.height());
    }
    Zone zone = (Zone) element;
    if (scope.isPlain(key) && style == Style.JOINT) {
      List<Block> inner = scope.members(Optional.of(key)).stream().map(this::block).toList();
      return new Block(key, headerWidth(zone), Metrics.ZONE_HEIGHT, inner);
    }
    settle(Optional.of(key));
    Box box = around(zone, scope.isFree(key) ? Metrics.usual(zone) : old(zone));
    double width = scope.isFree(key) ? Math.max(box.width(), headerWidth(zone)) : box.width();
    return Block.of(key, width, box.height());
  }

  /** So wide that it can say what is most important. */
  private double headerWidth(Zone zone) {
    double aside =
        sheet
            .shape(zone.key())
            .filter(Shape.Area.class::isInstance)
            .flatMap(s -> ((Shape.Area) s).asides().stream().findFirst())
            .map(TextStyle.ASIDE::width)
            .orElse(0.0);
    double wanted = Math.ceil(HEADER_INSETS + TextStyle.HEADING.width(zone.name()) + aside);
    return Math.max(Metrics.ZONE_WIDTH, Math.min(MOST_HEADER, wanted));
  }

  // ---- what flows

  /** As many as there are flows: where many run, they need room. */
  private List<Link> links(List<Block> blocks) {
    Map<Key, @Nullable Key> parents = new HashMap<>();
    blocks.forEach(block -> enter(block, null, parents));
    List<Link> links = new ArrayList<>();
    for (Flow flow : sheet.drawing().flows().values()) {
      Optional<Key> from = standIn(flow.from(), parents);
      Optional<Key> to = standIn(flow.to(), parents);
      if (from.isPresent()
          && to.isPresent()
          && !isAround(from.get(), to.get(), parents)
          && !isAround(to.get(), from.get(), parents)) {
        links.add(new Link(from.get(), to.get()));
      }
    }
    return links;
  }

  private static void enter(Block block, @Nullable Key parent, Map<Key, @Nullable Key> parents) {
    parents.put(block.key(), parent);
    block.inner().forEach(inner -> enter(inner, block.key(), parents));
  }

  /** The innermost block that is or holds an element. */
  private Optional<Key> standIn(Key key, Map<Key, @Nullable Key> parents) {
    if (parents.containsKey(key)) {
      return Optional.of(key);
    }
    return sheet
        .drawing()
        .element(key)
        .flatMap(Element::zone)
        .flatMap(zone -> standIn(zone, parents));
  }

  private static boolean isAround(Key outer, Key inner, Map<Key, @Nullable Key> parents) {
    Key at = inner;
    while (at != null && !at.equals(outer)) {
      at = parents.get(at);
    }
    return at != null;
  }

  // ---- places

  private void put(
      Optional<Key> zone, List<Block> blocks, Map<Key, Box> layered, List<Element> staying) {
    Point shift = shift(zone, blocks, layered);
    Spots spots = new Spots(zone.isPresent() ? start() : new Point(-1e9, -1e9));
    staying.forEach(e -> spots.take(place(e.key())));
    blocks.stream()
        .filter(b -> scope.isFree(b.key()))
        .sorted(
            Comparator.comparingDouble((Block b) -> at(layered, b.key()).x())
                .thenComparingDouble(b -> at(layered, b.key()).y()))
        .forEach(b -> {
          Box wanted = at(layered, b.key()).moved(shift.x(), shift.y());
          places.put(b.key(), staying.isEmpty() ? wanted : spots.claim(wanted, CLEARANCE));
        });
    blocks.forEach(b -> putInner(b, layered));
  }

  private void putInner(Block block, Map<Key, Box> layered) {
    for (Block inner : block.inner()) {
      places.put(inner.key(), at(layered, inner.key()));
      putInner(inner, layered);
    }
  }

  private static Box rounded(Box box) {
    return new Box(
        Math.round(box.x()), Math.round(box.y()), Math.ceil(box.width()), Math.ceil(box.height()));
  }

  private static Point start() {
    return new Point(Metrics.PADDING, Layers.TOP);
  }

  /** How far all of it moves so that it stands where it stood, or around what stays. */
  private Point shift(Optional<Key> zone, List<Block> blocks, Map<Key, Box> layered) {
    List<Block> anchors = blocks.stream().filter(b -> !scope.isFree(b.key())).toList();
    if (!anchors.isEmpty()) {
      double x = anchors.stream().mapToDouble(b -> away(b, layered).x()).average().orElse(0);
      double y = anchors.stream().mapToDouble(b -> away(b, layered).y()).average().orElse(0);
      return new Point(Math.round(x), Math.round(y));
    }
    if (blocks.isEmpty()) {
      return new Point(0, 0);
    }
    Box all = Box.holding(blocks.stream().map(b -> at(layered, b.key())).toList());
    if (zone.isPresent() && scope.isFree(zone.get())) {
      double spare = Metrics.ZONE_WIDTH - 2 * Metrics.PADDING - all.width();
      return new Point(
          start().x() + Math.floor(Math.max(0, spare / 2)) - all.x(), start().y() - all.y());
    }
    Box before = Box.holding(blocks.stream().map(b -> oldBox(b.key())).toList());
    return new Point(Math.round(before.x() - all.x()), Math.round(before.y() - all.y()));
  }

  private Point away(Block block, Map<Key, Box> layered) {
    Box now = place(block.key());
    Box there = at(layered, block.key());
    return new Point(now.x() - there.x(), now.y() - there.y());
  }

  private Box oldBox(Key key) {
    return old(sheet.drawing().element(key).orElseThrow());
  }

  /** Where it stands on the sheet, relative to its zone's origin. */
  private Box old(Element element) {
    Point origin = sheet.origin(element.zone());
    return sheet
        .shape(element.key())
        .map(shape -> shape.box().moved(-origin.x(), -origin.y()))
        .orElseGet(() -> {
          Placement at = sheet.placement(element.key());
          return Metrics.usual(element).moved(at.x(), at.y());
        });
  }

  private Box place(Key key) {
    return Objects.requireNonNull(places.get(key));
  }

  private static Box at(Map<Key, Box> layered, Key key) {
    return Objects.requireNonNull(layered.get(key));
  }

  /** The room a zone takes with its members where they are now; for anything else, its own. */
  private Box around(Element element, Box own) {
    if (scope.isClosed(element)) {
      return own;
    }
    List<Box> inner =
        scope.members(Optional.of(element.key())).stream()
            .filter(m -> places.containsKey(m.key()))
            .map(m -> place(m.key()))
            .toList();
    if (inner.isEmpty()) {
      return own;
    }
    Placement at = sheet.placement(element.key());
    Point origin = scope.isFree(element.key()) ? own.corner() : new Point(at.x(), at.y());
    Box all = Box.holding(inner);
    Box least =
        Box.between(
            new Point(all.x() - Metrics.LEAST_PADDING, all.y() - Metrics.HEADER),
            new Point(all.right() + Metrics.PADDING, all.bottom() + Metrics.PADDING));
    boolean drawn = at.size().isPresent() || scope.isFree(element.key());
    Box kept = drawn ? own : new Box(origin.x(), origin.y(), 240, 140);
    return kept.union(least.moved(origin.x(), origin.y()));
  }

  // ---- notes

  /** Notes keep their place beside what they stand beside. */
  private void notes(Optional<Key> zone, List<Element> members) {
    Spots spots = new Spots(zone.isPresent() ? start() : new Point(-1e9, -1e9));
    members.stream()
        .filter(e -> places.containsKey(e.key()))
        .forEach(e -> spots.take(place(e.key())));
    for (Element note : members) {
      if (note instanceof Note && scope.isFree(note.key())) {
        places.put(note.key(), spots.claim(beside(note, members), NOTE_CLEARANCE));
      }
    }
  }

  private Box beside(Element note, List<Element> members) {
    Box own = old(note);
    Optional<Element> near =
        members.stream()
            .filter(e -> !(e instanceof Note) && places.containsKey(e.key()))
            .filter(e -> distance(old(e), own) <= BESIDE)
            .min(Comparator.comparingDouble(e -> distance(old(e), own)));
    return near.map(
            e -> {
              Box before = old(e);
              Box after = place(e.key());
              return own.moved(after.x() - before.x(), after.y() - before.y());
            })
        .orElse(own);
  }

  private static double distance(Box a, Box b) {
    double dx = Math.max(0, Math.max(a.x() - b.right(), b.x() - a.right()));
    double dy = Math.max(0, Math.max(a.y() - b.bottom(), b.y() - a.bottom()));
    return Math.hypot(dx, dy);
  }
}
