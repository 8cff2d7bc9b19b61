package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.testing.Neighbours;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes with the pointer is painted in full only as long as it is little. */
class CrowdTest {
  private final Drawing drawing = Neighbours.drawing(200, 0, 1);
  private final Sheet sheet = Sheet.of(drawing);

  /** A pen that remembers what was written and counts everything else. */
  private static final class Scribe implements Pen {
    private final List<String> written = new ArrayList<>();
    private int strokes;

    @Override
    public void fill(Box box, double radius, Colour colour) {
      strokes++;
    }

    @Override
    public void stroke(Box box, double radius, Stroke stroke, Colour colour) {
      strokes++;
    }

    @Override
    public void fill(Path path, Colour colour) {
      strokes++;
    }

    @Override
    public void stroke(Path path, Stroke stroke, Colour colour) {
      strokes++;
    }

    @Override
    public void text(String text, Point start, TextStyle style, Colour colour) {
      written.add(text);
    }

    @Override
    public void icon(Icon icon, Point corner, double size, double width, Colour colour) {
      strokes++;
    }
  }

  private Scribe carrying(int count, double zoom) {
    Set<Key> keys = new LinkedHashSet<>();
    for (int i = 1; i <= count; i++) {
      keys.add(Key.of("service-" + i));
    }
    Marks marks = Marks.of(new Selection(keys, Set.of()), sheet);
    Shown some = Shown.of(new Difference(keys, Set.of()), count, sheet.bounds(), sheet);
    Scribe scribe = new Scribe();
    new Picture(sheet, marks, Theme.LIGHT).paintOnly(some, scribe, sheet.bounds(), zoom);
    return scribe;
  }

  @Test
  void fromNearbyTheNameOfEachOfACrowdCanBeReadAndNothingElse() {
    assertThat(carrying(100, 1).written).hasSize(100);
  }

  @Test
  void fromFartherAwayACrowdIsBlocks() {
    Scribe crowd = carrying(100, 0.4);
    assertThat(crowd.written).isEmpty();
    assertThat(crowd.strokes).isBetween(100, 3 * 100);
  }

  @Test
  void aFewThingsArePaintedInFull() {
    Scribe few = carrying(20, 0.4);
    assertThat(few.written).hasSize(20);
    assertThat(few.strokes).isGreaterThan(20 * 10);
  }
}
