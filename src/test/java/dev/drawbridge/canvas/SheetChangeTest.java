package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.testing.RandomDrawings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sheet made from another one is the sheet that would be made anew: forwards and backwards. */
class SheetChangeTest {
  private static final int ROUNDS = 150;
  private static final int STEPS = 6;

  @Test
  void afterAnyEditASheetMadeFromTheLastOneIsTheSameAsAFreshOne() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + ROUNDS; seed++) {
      edits(RandomDrawing.of(seed), seed, STEPS);
    }
  }

  @Test
  void soItIsInALargeDrawingWhereCareIsPlain() {
    Drawing large = RandomDrawings.large(120, Care.MOST + 300, 3);
    edits(large, 3, 4);
  }

  @Test
  void anArrowThatLeadsFarTurnsElsewhereWhenTheZoneAroundItsStartGrows() {
    Optional<Key> zone = Optional.of(Key.of("zone"));
    Key beside = Key.of("beside");
    Drawing start =
        Drawing.of(
            "",
            "",
            TargetOptions.UNSAID,
            List.of(
                Zone.of(zone.get()),
                Service.of(Key.of("start")).inZone(zone),
                Service.of(beside).inZone(zone),
                Service.of(Key.of("far"))),
            List.of(Flow.of("way", Key.of("start"), Key.of("far"), PortSpec.parse("tcp/1"))),
            Map.of(
                zone.get(),
                Placement.at(0, 0),
                Key.of("start"),
                Placement.at(40, 60),
                beside,
                Placement.at(40, 300),
                Key.of("far"),
                Placement.at(9000, 3000)));
    Sheet before = Sheet.of(start);
    Sheet after = before.with(start.placed(beside, Placement.at(160, 300)));
    assertThat(after.arrow("way").orElseThrow().route())
        .isNotEqualTo(before.arrow("way").orElseThrow().route());
    assertSame(after, Sheet.of(after.drawing()), "grown");
  }

  /** Edits one after the other, each looked at from the sheet before; then back to the start. */
  private static void edits(Drawing start, long seed, int steps) {
    RandomEdits edits = new RandomEdits(seed);
    List<Sheet> sheets = new ArrayList<>(List.of(Sheet.of(start)));
    for (int i = 0; i < steps; i++) {
      Sheet last = sheets.getLast();
      last.bounds();
      Drawing after = edits.next(last.drawing());
      Sheet made = last.with(after);
      assertSame(made, Sheet.of(after), "seed " + seed + ", step " + i);
      sheets.add(made);
    }
    Sheet back = sheets.getLast();
    for (int i = steps - 1; i >= 0; i--) {
      back = back.with(sheets.get(i).drawing());
      assertSame(back, sheets.get(i), "seed " + seed + ", undone to " + i);
    }
    assertSame(sheets.getFirst().with(back.drawing()), back, "seed " + seed + ", at once");
  }

  private static void assertSame(Sheet made, Sheet fresh, String which) {
    assertAlike(made.shapes(), fresh.shapes(), which);
    assertAlike(made.arrows(), fresh.arrows(), which);
    assertThat(made.bounds()).as(which).isEqualTo(fresh.bounds());
    made.drawing()
        .elements()
        .map(Element::key)
        .forEach(key -> {
          assertThat(made.placement(key)).as(which).isEqualTo(fresh.placement(key));
          assertThat(made.seen(key)).as(which).isEqualTo(fresh.seen(key));
          assertThat(made.flowsAt(key)).as(which).hasSameElementsAs(fresh.flowsAt(key));
        });
    assertFinds(made, fresh, which);
  }

  /** One by one: thousands of arrows are no message to read. */
  private static void assertAlike(Collection<?> made, Collection<?> fresh, String which) {
    Iterator<?> others = fresh.iterator();
    for (Object one : made) {
      assertThat(others.hasNext()).as("%s, too many, %s", which, one).isTrue();
      Object other = others.next();
      if (!one.equals(other)) {
        assertThat(one).as(which).isEqualTo(other);
      }
    }
    assertThat(others.hasNext()).as("%s, too few", which).isFalse();
  }

  private static void assertFinds(Sheet made, Sheet fresh, String which) {
    Random random = new Random(7);
    for (int i = 0; i < 4; i++) {
      Box part =
          new Box(
              random.nextInt(1500) - 300,
              random.nextInt(1500) - 300,
              random.nextInt(800),
              random.nextInt(800));
      assertAlike(found(made, part), found(fresh, part), which);
    }
  }

  private static List<Object> found(Sheet sheet, Box part) {
    List<Object> found = new ArrayList<>();
    sheet.areas(part, found::add);
    sheet.solids(part, found::add);
    sheet.arrows(part, found::add);
    return found;
  }

  @Test
  void whatChangedIsSaidCompletely() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + 100; seed++) {
      Sheet before = Sheet.of(RandomDrawing.of(seed));
      Sheet after = before.with(new RandomEdits(seed).next(before.drawing()));
      List<Box> changed = after.changedSince(before).orElseThrow();
      for (Arrow arrow : after.arrows()) {
        boolean isSame = before.arrow(arrow.id()).filter(arrow::equals).isPresent();
        boolean isSaid = arrow.boxes().stream().allMatch(b -> covered(b, changed));
        assertThat(isSame || isSaid).as("seed %d, %s", seed, arrow.id()).isTrue();
      }
      for (Shape shape : after.shapes()) {
        Key key = shape.key();
        boolean isSame = before.shape(key).filter(shape::equals).isPresent();
        assertThat(isSame || covered(shape.box(), changed)).as("seed %d, %s", seed, key).isTrue();
      }
    }
  }

  private static boolean covered(Box box, List<Box> changed) {
    return changed.stream().anyMatch(c -> c.contains(box));
  }
}
