package dev.drawbridge.arrange;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers brought closer together, for drawings where nearly everything leads to nearly everything:
 * there, layers follow each other for ever and are spread by arrows that pass, until nothing can be
 * read. What stands in a layer moves together, layers that are too high are split, and the row of
 * layers is folded like lines of a text.
 */
final class Columns {
  private final double gap;
  private final double upright;
  private final double aspect;

  /**
   * @param gap between two columns
   * @param upright between two things in a column
   * @param aspect width to height of all together, about
   */
  Columns(double gap, double upright, double aspect) {
    this.gap = gap;
    this.upright = upright;
    this.aspect = aspect;
  }

  private record Placed(Key key, Box box) {}

  /** The same boxes at places closer together, from the origin on. */
  Map<Key, Box> fold(Map<Key, Box> layered) {
    double area = 0;
    double height = 0;
    for (Box box : layered.values()) {
      area += (box.width() + gap) * (box.height() + upright);
      height = Math.max(height, box.height());
    }
    height = Math.max(height, Math.sqrt(area / aspect));
    List<List<Placed>> columns = split(columns(layered), height);
    Map<Key, Box> folded = new HashMap<>();
    double top = 0;
    for (List<List<Placed>> row : rows(columns, height * aspect)) {
      top = put(row, top, folded) + 1.5 * upright;
    }
    return folded;
  }

  /** What overlaps sideways stands in one layer. */
  private static List<List<Placed>> columns(Map<Key, Box> layered) {
    List<Placed> sorted = new ArrayList<>();
    layered.forEach((key, box) -> sorted.add(new Placed(key, box)));
    sorted.sort(
        Comparator.comparingDouble((Placed p) -> p.box().x())
            .thenComparingDouble(p -> p.box().y())
            .thenComparing(p -> p.key().text()));
    List<List<Placed>> columns = new ArrayList<>();
    double right = Double.NEGATIVE_INFINITY;
    for (Placed placed : sorted) {
      if (placed.box().x() >= right) {
        columns.add(new ArrayList<>());
      }
      columns.getLast().add(placed);
      right = Math.max(right, placed.box().right());
    }
    columns.forEach(c ->
        c.sort(
            Comparator.comparingDouble((Placed p) -> p.box().y())
                .thenComparing(p -> p.key().text())));
    return columns;
  }

  private List<List<Placed>> split(List<List<Placed>> columns, double most) {
    List<List<Placed>> split = new ArrayList<>();
    for (List<Placed> column : columns) {
      List<Placed> part = new ArrayList<>();
      for (Placed placed : column) {
        if (!part.isEmpty() && height(part) + upright + placed.box().height() > most) {
          split.add(part);
          part = new ArrayList<>();
        }
        part.add(placed);
      }
      split.add(part);
    }
    return split;
  }

  private List<List<List<Placed>>> rows(List<List<Placed>> columns, double most) {
    List<List<List<Placed>>> rows = new ArrayList<>();
    double width = Double.POSITIVE_INFINITY;
    for (List<Placed> column : columns) {
      if (width + gap + width(column) > most) {
        rows.add(new ArrayList<>());
        width = -gap;
      }
      rows.getLast().add(column);
      width += gap + width(column);
    }
    return rows;
  }

  /** Where the row ends below. */
  private double put(List<List<Placed>> row, double top, Map<Key, Box> folded) {
    double height = row.stream().mapToDouble(this::height).max().orElse(0);
    double x = 0;
    for (List<Placed> column : row) {
      double y = top + (height - height(column)) / 2;
      double width = width(column);
      for (Placed placed : column) {
        Box box = placed.box();
        double centred = x + (width - box.width()) / 2;
        folded.put(placed.key(), new Box(centred, y, box.width(), box.height()));
        y += box.height() + upright;
      }
      x += width + gap;
    }
    return top + height;
  }

  private double height(List<Placed> column) {
    return column.stream().mapToDouble(p -> p.box().height() + upright).sum() - upright;
  }

  private static double width(List<Placed> column) {
    return column.stream().mapToDouble(p -> p.box().width()).max().orElse(0);
  }
}
