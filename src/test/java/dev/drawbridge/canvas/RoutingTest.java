package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Trust;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ways of arrows and places of chips on drawings of all kinds. */
class RoutingTest {
  private static final int ROUNDS = 1500;

  // ---- chips

  @Test
  void noChipEverCoversAThingAHeaderOrAnotherChip() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + ROUNDS; seed++) {
      Sheet sheet = Sheet.of(RandomDrawing.of(seed));
      List<Box> taken = new ArrayList<>();
      for (Shape shape : sheet.shapes()) {
        taken.add(shape instanceof Shape.Area area ? area.header() : shape.box());
      }
      for (Arrow arrow : sheet.arrows()) {
        if (arrow.chip().isPresent()) {
          Box chip = arrow.chip().get().box();
          assertThat(taken.stream().filter(chip::overlaps))
              .as("seed %d, %s", seed, arrow.id())
              .isEmpty();
          taken.add(chip);
        }
      }
    }
  }

  @Test
  void whereThereIsNoRoomForWordsAChipIsSmallAndElseThereIsNone() {
    Sheet narrow =
        Sheet.of(
            drawing()
                .with(service("a"), 0, 0)
                .with(service("b"), 226, 0)
                .with(service("above"), 113, -64)
                .with(service("below"), 113, 64)
                .flow("a", "b", "tcp/1-2", "tcp/4-5")
                .build());
    Sheet touching =
        Sheet.of(
            drawing()
                .with(service("a"), 0, 0)
                .with(service("b"), 200, 0)
                .with(service("above"), 100, -62)
                .with(service("below"), 100, 62)
                .flow("a", "b", "tcp/1-2", "tcp/4-5")
                .build());

    assertThat(chip(narrow)).isEqualTo(ChipWork.MORE);
    assertThat(touching.arrows().iterator().next().chip()).isEmpty();
  }

  private static String chip(Sheet sheet) {
    return sheet.arrows().iterator().next().chip().orElseThrow().text();
  }

  // ---- ways

  /** Cards on a grid with room between them: every arrow can go around all of them. */
  private static Drawing grid(long seed) {
    Random random = new Random(seed);
    Drawings drawings = drawing();
    List<String> keys = new ArrayList<>();
    int columns = 2 + random.nextInt(4);
    for (int i = 0; i < 4 + random.nextInt(14); i++) {
      int x = i % columns * (280 + random.nextInt(20));
      int y = i / columns * (150 + random.nextInt(20));
      drawings.with(service("s" + i), x, y);
      keys.add("s" + i);
    }
    for (int i = random.nextInt(8); i >= 0; i--) {
      String from = keys.get(random.nextInt(keys.size()));
      String to = keys.get(random.nextInt(keys.size()));
      drawings.flow(from, to, "tcp/" + (i + 1));
    }
    return drawings.build();
  }

  @Test
  void whereThereIsAWayAroundThingsNoArrowRunsThroughOne() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + ROUNDS; seed++) {
      Sheet sheet = Sheet.of(grid(seed));
      for (Arrow arrow : sheet.arrows()) {
        for (Shape shape : sheet.shapes()) {
          boolean isEnd = shape.key().equals(arrow.from()) || shape.key().equals(arrow.to());
          Box inside = shape.box().grown(isEnd ? -1 : 1);
          assertThat(arrow.route().pieces())
              .as("seed %d, %s through %s", seed, arrow.id(), shape.key())
              .noneMatch(piece -> piece.grown(0.1).overlaps(inside));
        }
      }
    }
  }

  @Test
  void anArrowToTheZoneAroundItLeavesWhereNothingStandsInTheWay() {
    Sheet sheet =
        Sheet.of(
            drawing()
                .with(zone("z", Trust.INTERNAL), 0, 0, 600, 240)
                .with(service("s", "z"), 300, 70)
                .with(service("below", "z"), 300, 150)
                .flow("s", "z", "tcp/1")
                .build());
    Route way = sheet.arrows().iterator().next().route();

    assertThat(way.points()).hasSize(2);
    assertThat(way.end().x()).isEqualTo(600);
  }

  @Test
  void anArrowToAZoneTakesTheSideThatASimpleWayLeadsTo() {
    Sheet sheet =
        Sheet.of(
            drawing()
                .with(service("s"), 0, 0)
                .with(service("beside"), 228, 0)
                .with(zone("foreign", Trust.INTERNAL), 0, 260, 430, 160)
                .with(zone("z", Trust.INTERNAL), 490, 260, 430, 160)
                .flow("s", "z", "tcp/1")
                .build());
    Route way = sheet.arrows().iterator().next().route();

    assertThat(way.points()).hasSize(4);
    assertThat(way.end().y()).isEqualTo(260);
  }

  @Test
  void aWayThroughForeignHeadersIsNotTakenWhereThereIsAnother() {
    Sheet sheet =
        Sheet.of(
            drawing()
                .with(service("a"), 0, 0)
                .with(service("b"), 0, 600)
                .with(zone("foreign", Trust.EXPOSED), -60, 200, 300, 200)
                .flow("a", "b", "tcp/1")
                .build());
    Shape.Area foreign = (Shape.Area) sheet.shape(Key.of("foreign")).orElseThrow();

    assertThat(sheet.arrows().iterator().next().route().pieces())
        .noneMatch(piece -> piece.grown(0.1).overlaps(foreign.box()));
  }

  @Test
  void arrowsThatShareASideStayApart() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + ROUNDS; seed++) {
      Sheet sheet = Sheet.of(grid(seed));
      for (Shape shape : sheet.shapes()) {
        Set<Point> ends = new HashSet<>();
        for (Arrow arrow : sheet.arrows()) {
          if (!arrow.from().equals(arrow.to())) {
            if (arrow.from().equals(shape.key())) {
              assertThat(ends.add(arrow.route().start())).as("seed %d", seed).isTrue();
            }
            if (arrow.to().equals(shape.key())) {
              assertThat(ends.add(arrow.route().end())).as("seed %d", seed).isTrue();
            }
          }
        }
      }
    }
  }

  @Test
  void movingOneThingLeavesArrowsFarAwayAlone() {
    Drawings two = drawing();
    for (int i = 0; i < 6; i++) {
      two.with(service("near" + i), i % 3 * 280, i / 3 * 160);
      two.with(service("far" + i), 9000 + i % 3 * 280, i / 3 * 160);
    }
    for (int i = 0; i < 5; i++) {
      two.flow("near" + i, "near" + (i + 1), "tcp/1").flow("far" + i, "far" + (i + 1), "tcp/1");
    }
    Sheet before = Sheet.of(two.build());
    Sheet after = before.with(before.drawing().placed(Key.of("near4"), Placement.at(300, 700)));

    for (Arrow arrow : before.arrows()) {
      if (arrow.id().startsWith("far")) {
        assertThat(after.arrow(arrow.id())).containsSame(arrow);
      }
    }
  }

  @Test
  void theSameDrawingReadTwiceHasTheSameWays() {
    for (long seed = 1; seed < 100; seed++) {
      assertThat(List.copyOf(Sheet.of(RandomDrawing.of(seed)).arrows()))
          .isEqualTo(List.copyOf(Sheet.of(RandomDrawing.of(seed)).arrows()));
    }
  }

  // ---- what is shown while much moves

  @Test
  void aSketchOfFewArrowsIsTheSheetItself() {
    Sheet before = Sheet.of(grid(5));
    Drawing after = before.drawing().placed(Key.of("s1"), Placement.at(900, 900));

    assertThat(List.copyOf(before.sketch(after).arrows()))
        .isEqualTo(List.copyOf(before.with(after).arrows()));
  }

  @Test
  void aSketchOfManyArrowsMovesWhatMovesAndLeavesAllOthers() {
    Drawings many = drawing();
    for (int i = 0; i < 30; i++) {
      many.with(service("a" + i), i % 6 * 280, i / 6 * 160);
      many.with(service("b" + i), 4000 + i % 6 * 280, i / 6 * 160);
      many.flow("a" + i, "a" + (i * 7 + 1) % 30, "tcp/1");
      many.flow("b" + i, "b" + (i * 7 + 1) % 30, "tcp/1").flow("a" + i, "b" + i, "tcp/2");
    }
    Sheet before = Sheet.of(many.build());
    Drawing after = before.drawing();
    for (int i = 0; i < 30; i++) {
      Placement old = before.placement(Key.of("a" + i));
      after = after.placed(Key.of("a" + i), old.movedTo(old.x() + 10, old.y() + 30));
    }
    Sheet sketch = before.sketch(after);

    assertThat(List.copyOf(sketch.shapes())).isEqualTo(List.copyOf(Sheet.of(after).shapes()));
    for (Arrow arrow : before.arrows()) {
      Arrow now = sketch.arrow(arrow.id()).orElseThrow();
      boolean isMoved = arrow.from().text().startsWith("a") && arrow.to().text().startsWith("a");
      if (isMoved) {
        assertThat(now.route()).isEqualTo(arrow.route().moved(10, 30));
      } else if (arrow.from().text().startsWith("b")) {
        assertThat(now).isSameAs(arrow);
      }
    }
    Box part = sketch.shape(Key.of("a0")).orElseThrow().box().grown(300);
    List<Arrow> there = new ArrayList<>();
    sketch.arrows(part, there::add);
    assertThat(there)
        .isNotEmpty()
        .containsExactlyElementsOf(
            sketch.arrows().stream()
                .filter(arrow -> arrow.boxes().stream().anyMatch(part::touches))
                .toList());
    assertThat(List.copyOf(sketch.with(after).arrows())).isNotEmpty();
    assertThat(List.copyOf(sketch.with(before.drawing()).arrows()))
        .isEqualTo(List.copyOf(before.arrows()));
  }
}
