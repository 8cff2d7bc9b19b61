package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Arrow;
import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.ChipText;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.TextStyle;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tidier place for everything, or for what is selected: flows run from left to right, members
 * stand in their zones, nothing stands on anything, and what is pinned stays. The same sheet gives
 * the same places.
 */
public final class Arrangement {
  /** With more than this only what gets compact is tried: all else takes long and never wins. */
  private static final int LARGE = 150;

  /** Room for the ends of a chip, and for the straight beginning and end of its arrow. */
  private static final double BESIDE_TEXT = 64;

  /** What an arrow that does not run from left to right adds to its way. */
  private static final double AGAINST_READING = 800;

  /** A picture this high and 1.6 times as wide can be read in a usual window. */
  private static final double FITS = 1040;

  private static final double LEAST_GAP = 96;
  private static final double MOST_GAP = 160;

  private final Sheet sheet;
  private final Scope scope;
  private final Progress progress;

  private Arrangement(Sheet sheet, Selection selection, Progress progress) {
    this.sheet = sheet;
    this.scope = new Scope(sheet, selection);
    this.progress = progress;
  }

  /**
   * The edit that tidies up; nothing if all of it stands where it would stand, or if it was
   * cancelled. Takes a while: not for a window's thread.
   *
   * @param selection what is laid out anew, zones with all that is in them; without elements,
   *     everything
   */
  public static Optional<Edit> of(Sheet sheet, Selection selection, Progress progress) {
    return new Arrangement(sheet, selection, progress).edit();
  }

  private Optional<Edit> edit() {
    Map<Key, Box> best = Map.of();
    double least = Double.POSITIVE_INFINITY;
    for (Style style : Style.values()) {
      if (progress.isCancelled()) {
        return Optional.empty();
      }
      if (style.isForLarge() || sheet.shapes().size() <= LARGE) {
        Map<Key, Box> places = Layout.of(sheet, scope, style, gap(), progress);
        double awkwardness = awkwardness(places);
        if (!progress.isCancelled() && awkwardness < least) {
          best = places;
          least = awkwardness;
        }
      }
      progress.reached((style.ordinal() + 1.0) / Style.values().length);
    }
    return progress.isCancelled() ? Optional.empty() : edit(best);
  }

  /**
   * The widest chip decides how far layers stand apart, within reason; whether there is room for it
   * now does not matter.
   */
  private double gap() {
    double widest =
        sheet.drawing().flows().values().stream()
            .mapToDouble(flow -> TextStyle.MONO.width(ChipText.of(flow.ports())))
            .max()
            .orElse(0);
    return Math.clamp(Math.ceil(widest) + BESIDE_TEXT, LEAST_GAP, MOST_GAP);
  }

  /** Long ways and odd proportions: what makes a picture hard to read. */
  private double awkwardness(Map<Key, Box> places) {
    Map<Key, Box> absolute = new LinkedHashMap<>();
    scope.members(Optional.empty()).forEach(e -> enter(e, new Point(0, 0), places, absolute));
    double way = 0;
    int count = 0;
    for (Arrow arrow : sheet.arrows()) {
      Box from = absolute.get(arrow.flow().from());
      Box to = absolute.get(arrow.flow().to());
      if (from != null && to != null) {
        way += Math.abs(from.centre().x() - to.centre().x());
        way += Math.abs(from.centre().y() - to.centre().y());
        way += from.right() > to.x() ? AGAINST_READING : 0;
        count++;
      }
    }
    Box all = Box.holding(absolute.values());
    return (count == 0 ? 0 : way / count)
        + Math.max(FITS, Math.max(all.width() / 1.6, all.height()));
  }

  private void enter(Element element, Point origin, Map<Key, Box> places, Map<Key, Box> absolute) {
    Box place = places.get(element.key());
    if (place != null) {
      Box box = place.moved(origin.x(), origin.y());
      absolute.put(element.key(), box);
      if (element instanceof Zone) {
        scope
            .members(Optional.of(element.key()))
            .forEach(e -> enter(e, box.corner(), places, absolute));
      }
    }
  }

  private Optional<Edit> edit(Map<Key, Box> places) {
    Drawing drawing = sheet.drawing();
    Map<Key, Placement> moved = new LinkedHashMap<>();
    boolean differs = false;
    for (Map.Entry<Key, Box> entry : places.entrySet()) {
      Key key = entry.getKey();
      Placement before = sheet.placement(key);
      Placement after = scope.isFree(key) ? placement(key, entry.getValue(), places) : before;
      differs |= !after.equals(before);
      if (!drawing.layout().get(key).equals(Optional.of(after))) {
        moved.put(key, after);
      }
    }
    return differs
        ? Optional.of(
            new Edit.Together(
                EditCode.ARRANGE, List.of(moved.size()), List.of(new Edit.Move(moved, Map.of()))))
        : Optional.empty();
  }

  private Placement placement(Key key, Box box, Map<Key, Box> places) {
    Placement before = sheet.placement(key);
    Element element = sheet.drawing().element(key).orElseThrow();
    if (element instanceof Zone zone && !scope.isClosed(zone)) {
      return new Placement(
          whole(box.x()),
          whole(box.y()),
          size(zone, box, places),
          before.pinned(),
          before.collapsed());
    }
    // What is closed may reach beyond its own origin; it does so afterwards too.
    Point origin = sheet.origin(element.zone()).plus(before.x(), before.y());
    Point corner = sheet.shape(key).map(shape -> shape.box().corner()).orElse(origin);
    return before.movedTo(
        whole(box.x() + origin.x() - corner.x()), whole(box.y() + origin.y() - corner.y()));
  }

  private static int whole(double v) {
    return (int) Math.round(v);
  }

  /**
   * A zone's size is only written down where its members do not make it that large by themselves.
   */
  private Optional<Placement.Size> size(Zone zone, Box box, Map<Key, Box> places) {
    double width = Metrics.ZONE_WIDTH;
    double height = Metrics.ZONE_HEIGHT;
    for (Element member : scope.members(Optional.of(zone.key()))) {
      Box inner = places.getOrDefault(member.key(), Box.NOTHING);
      width = Math.max(width, inner.right() + Metrics.PADDING);
      height = Math.max(height, inner.bottom() + Metrics.PADDING);
    }
    return box.width() > width || box.height() > height
        ? Optional.of(
            new Placement.Size((int) Math.ceil(box.width()), (int) Math.ceil(box.height())))
        : Optional.empty();
  }
}
