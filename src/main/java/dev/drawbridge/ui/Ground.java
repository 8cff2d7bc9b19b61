package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Difference;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import org.jspecify.annotations.Nullable;

/**
 * What tiles are painted from: everything that stays as it is while the pointer moves. Immutable,
 * for use by several threads.
 */
final class Ground {
  private final Sheet sheet;
  private final Marks chosen;
  private final Marks judged;
  private final Theme theme;
  private final Difference without;
  private volatile @Nullable Picture picture;

  /**
   * A ground.
   *
   * @param sheet what stands on it
   * @param chosen the selection
   * @param judged what is known about things
   * @param without what is under way elsewhere and painted above
   */
  Ground(Sheet sheet, Marks chosen, Marks judged, Theme theme, Difference without) {
    this.sheet = sheet;
    this.chosen = chosen;
    this.judged = judged;
    this.theme = theme;
    this.without = without;
  }

  Sheet sheet() {
    return sheet;
  }

  Difference without() {
    return without;
  }

  /** Whether this is the ground of just these. */
  @SuppressWarnings("ReferenceEquality") // equal ones that are not the same are compared in detail
  boolean isOf(Sheet sheet, Marks chosen, Marks judged, Theme theme) {
    return this.sheet == sheet
        && this.chosen == chosen
        && this.judged == judged
        && this.theme == theme;
  }

  /** Whether it is the ground of the same as another one, whatever is under way elsewhere. */
  boolean isLike(Ground other) {
    return isOf(other.sheet, other.chosen, other.judged, other.theme);
  }

  /** Whether every tile of the other ground is out of date. */
  boolean isAnother(Ground before) {
    return theme != before.theme || sheet.isDraft() != before.sheet.isDraft();
  }

  /** What looks other than on an earlier ground; nothing by itself if every tile does. */
  @SuppressWarnings("ReferenceEquality") // the same object is the usual case
  Difference since(Ground before) {
    if (isAnother(before)) {
      return Difference.NONE;
    }
    Difference changed =
        sheet == before.sheet ? Difference.NONE : Difference.between(before.sheet, sheet);
    if (chosen != before.chosen) {
      changed = changed.and(Difference.between(before.chosen, chosen));
    }
    if (judged != before.judged) {
      changed = changed.and(Difference.between(before.judged, judged));
    }
    return changed;
  }

  /** Putting the marks together takes its time in a large drawing: whoever paints first does it. */
  Picture picture() {
    Picture known = picture;
    if (known == null) {
      known = new Picture(sheet, chosen.and(judged), theme);
      picture = known;
    }
    return known;
  }

  /**
   * The pixels of a square of tiles.
   *
   * @param first the upper left one
   * @param across how many tiles it is wide and high
   */
  int[] paint(Tile.Place first, int across) {
    double scale = first.scale();
    int size = across * Tile.SIZE;
    TilePen pen =
        new TilePen(
            size,
            scale,
            (double) first.column() * Tile.SIZE,
            (double) first.row() * Tile.SIZE,
            theme.colour(Token.CANVAS));
    Box corner = first.box();
    Box part = new Box(corner.x(), corner.y(), size / scale, size / scale);
    picture().paintDots(pen, part, first.zoom());
    picture().paintWithout(without, pen, part, first.zoom());
    return pen.pixels();
  }
}
