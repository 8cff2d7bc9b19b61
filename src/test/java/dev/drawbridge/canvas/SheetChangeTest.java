package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.AnyEdit;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.testing.Neighbours;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A sheet made from another one is the sheet that would be made anew: forwards and backwards. */
class SheetChangeTest {
  private static final int ROUNDS = 150;
  private static final int STEPS = 6;

  @Test
  void afterAnyEditASheetMadeFromTheLastOneIsTheSameAsAFreshOne() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + ROUNDS; seed++) {
      edits(RandomDrawing.of(seed), seed, STEPS, Sheet::of);
    }
  }

  @Test
  void aDraftMadeFromTheLastOneIsTheSameAsAFreshDraft() {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      edits(RandomDrawing.of(seed), seed, STEPS, Sheet::draft);
    }
  }

  @Test
  void soItIsInALargeDrawingWhereCareIsPlain() {
    Drawing large = RandomDrawings.large(120, Care.MOST + 300, 3);
    edits(large, 3, 4, Sheet::of);
  }

  /** The first move in a drawing without places gives everything the place it has. */
  @Test
  void whatGetsThePlaceItStandsAtMakesRoomForNothing() {
    Sheet sheet = Sheet.of(Neighbours.drawing(60, 120, 6));
    Drawing after = sheet.drawing();
    for (Key key : after.zones().keys()) {
      after = after.placed(key, sheet.placement(key));
    }
    Sheet placed = sheet.with(after);
    assertSame(placed, Sheet.of(after), "all zones");
    Placement wider = sheet.placement(Key.of("team-1")).sized(4000, 3000);
    Drawing larger = after.placed(Key.of("team-1"), wider);
    assertSame(placed.with(larger), Sheet.of(larger), "one is larger");
    assertSame(placed.with(larger).with(after), placed, "and is not");
  }

  @Test
  void soItIsAfterEveryKindOfEditWhateverTheDrawingHolds() {
    Property.holds(
        150,
        random -> {
          Sheet sheet = Sheet.of(AnyDrawing.of(random.nextLong()));
          for (int i = 0; i < STEPS; i++) {
            Edit edit = AnyEdit.of(random, sheet.drawing());
            Drawing after = edit.apply(sheet.drawing());
            sheet = sheet.with(after);
            assertSame(sheet, Sheet.of(after), edit.toString());
          }
        });
  }

  @Test
  void soItIsInDrawingsOfMiddleSize() {
    for (int services : List.of(20, 50, 90)) {
      edits(RandomDrawings.large(services, 4 * services, services), services, 4, Sheet::of);
    }
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

  @Test
  void anArrowFromAboveComesInBesideTheNewNameOfAZone() {
    Zone zone = Zone.of(Key.of("zone")).withName("Z");
    Drawing start =
        Drawings.drawing()
            .with(zone, 0, 0, 400, 200)
            .with(Drawings.service("in", "zone"), 20, 56)
            .with(Drawings.service("above"), 20, -200)
            .flow("above", "in", "tcp/1")
            .build();
    Sheet before = Sheet.of(start);
    Sheet after = before.with(start.with(zone.withName("Security services")));
    Arrow arrow = after.arrows().iterator().next();
    Shape.Area area = (Shape.Area) after.shape(zone.key()).orElseThrow();
    assertThat(before.arrows().iterator().next().route().end().x()).isEqualTo(108);
    assertThat(arrow.route().points()).hasSize(2);
    assertThat(arrow.route().end().x()).isGreaterThan(area.nameWidth());
    assertSame(after, Sheet.of(after.drawing()), "renamed");
    Sheet moved =
        after.with(after.drawing().placed(zone.key(), Placement.at(-60, 0).sized(460, 200)));
    assertSame(moved, Sheet.of(moved.drawing()), "wider");
  }

  @Test
  void aRouterSaysTheNewNameOfAZoneItJoins() {
    Zone zone = Zone.of(Key.of("lan")).withName("Office");
    Router router = Router.of(Key.of("edge")).joining(zone.key(), "eth0");
    Drawing start = Drawings.drawing().with(zone, 0, 0, 400, 200).with(router, 500, 20).build();
    Sheet before = Sheet.of(start);
    Sheet after = before.with(start.with(zone.withName("Branch")));
    assertThat(((Shape.Octagon) before.shape(router.key()).orElseThrow()).detail())
        .isEqualTo("Office");
    assertThat(((Shape.Octagon) after.shape(router.key()).orElseThrow()).detail())
        .isEqualTo("Branch");
    assertSame(after, Sheet.of(after.drawing()), "renamed");
  }

  /** Edits one after the other, each looked at from the sheet before; then back to the start. */
  private static void edits(Drawing start, long seed, int steps, Function<Drawing, Sheet> laidOut) {
    RandomEdits edits = new RandomEdits(seed);
    List<Sheet> sheets = new ArrayList<>(List.of(laidOut.apply(start)));
    for (int i = 0; i < steps; i++) {
      Sheet last = sheets.getLast();
      last.bounds();
      Drawing after = edits.next(last.drawing());
      Sheet made = last.with(after);
      assertSame(made, laidOut.apply(after), "seed " + seed + ", step " + i);
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
