package dev.drawbridge.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Hit;
import dev.drawbridge.canvas.Metrics;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.RandomDrawing;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every gesture in every drawing. {@code -Dseed=N} begins elsewhere. */
class GesturePropertiesTest {
  private static final int DRAWINGS = 120;
  private static final Input.Key[] KEYS = Input.Key.values();

  private static void forAll(BiConsumer<Person, Random> property) {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + DRAWINGS; seed++) {
      Person person = Person.at(RandomDrawing.of(seed));
      try {
        property.accept(person, new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with -Dseed=" + seed, e);
      }
    }
  }

  /** A place where something is, more often than not: on a border, in the middle, on an arrow. */
  private static Point place(Person person, Random random) {
    List<Shape> shapes = List.copyOf(person.sheet().shapes());
    if (shapes.isEmpty() || random.nextInt(4) == 0) {
      return new Point(random.nextInt(1400) - 300, random.nextInt(1100) - 300);
    }
    Box box = shapes.get(random.nextInt(shapes.size())).box();
    return switch (random.nextInt(3)) {
      case 0 -> box.centre();
      case 1 -> new Point(box.right(), box.y() + random.nextDouble() * box.height());
      default ->
          new Point(
              box.x() + random.nextDouble() * box.width(),
              box.y() + random.nextDouble() * box.height());
    };
  }

  private static Modifiers modifiers(Random random) {
    return new Modifiers(random.nextInt(5) == 0, random.nextInt(5) == 0, random.nextInt(12) == 0);
  }

  private static void drag(Person person, Random random) {
    Point from = place(person, random);
    Point to = place(person, random);
    person.hold(modifiers(random)).dragWithoutRelease(from.x(), from.y(), to.x(), to.y());
  }

  @Test
  void escapeInTheMiddleOfADragLeavesTheDrawingAsItWas() {
    forAll((person, random) -> {
      Drawing before = person.drawing();
      drag(person, random);
      person.hold(Modifiers.NONE).type(Input.Key.ESCAPE).release();

      assertThat(person.drawing()).isSameAs(before);
      assertThat(person.shown()).isSameAs(person.sheet());
    });
  }

  @Test
  void aLostPointerDoesToo() {
    forAll((person, random) -> {
      Drawing before = person.drawing();
      drag(person, random);
      person.feed(new Input.Lost()).release();

      assertThat(person.drawing()).isSameAs(before);
    });
  }

  @Test
  void whatIsShownBeforeAReleaseIsWhatThereIsAfterIt() {
    forAll((person, random) -> {
      drag(person, random);
      Drawing shown = person.shown().drawing();
      person.release();

      assertThat(person.edits()).isLessThanOrEqualTo(1);
      if (person.edits() == 1) {
        assertThat(person.drawing()).isEqualTo(shown);
        assertThat(boxes(person.sheet())).isEqualTo(boxes(Sheet.of(shown)));
      }
    });
  }

  private static List<Box> boxes(Sheet sheet) {
    List<Box> boxes = new ArrayList<>();
    sheet.shapes().forEach(shape -> boxes.add(shape.box()));
    return boxes;
  }

  @Test
  void whateverIsPressedEveryStepIsOneEditAndCanBeUndone() {
    forAll((person, random) -> {
      for (int i = 0; i < 25; i++) {
        Drawing before = person.drawing();
        int edits = person.edits();
        anything(person, random);
        assertThat(person.edits()).isBetween(edits, edits + 1);
        if (person.edits() == edits) {
          assertThat(person.drawing()).isSameAs(before);
        }
        assertMembersInside(person.sheet());
      }
      Drawing last = person.drawing();
      int edits = person.edits();
      for (int i = 0; i < edits; i++) {
        person.undo();
      }
      assertThat(last).isNotNull();
      assertThat(person.sheet().drawing()).isSameAs(person.drawing());
    });
  }

  private static void anything(Person person, Random random) {
    person.hold(modifiers(random));
    Point at = place(person, random);
    switch (random.nextInt(9)) {
      case 0 -> person.pressAt(at.x(), at.y());
      case 1 -> person.release();
      case 2 -> person.feed(new Input.Release(at, Input.Button.SECONDARY, Modifiers.NONE));
      case 3 -> person.moveTo(at.x(), at.y());
      case 4 -> person.carryTo(at.x(), at.y());
      case 5 ->
          person.feed(new Input.KeyDown(KEYS[random.nextInt(KEYS.length)], modifiers(random)));
      case 6 -> person.feed(new Input.Scroll(at, 0, random.nextInt(200), modifiers(random)));
      case 7 ->
          person.feed(new Input.TilePress(Tile.values()[random.nextInt(Tile.values().length)]));
      default -> person.feed(new Input.Choose(new Wish.Fresh(Tile.SERVICE, "x")));
    }
  }

  private static void assertMembersInside(Sheet sheet) {
    for (Shape shape : sheet.shapes()) {
      Optional<Shape.Area> zone =
          shape.element().zone().flatMap(sheet::shape).map(Shape.Area.class::cast);
      if (zone.isPresent()) {
        assertThat(zone.get().box().contains(shape.box())).as(shape.key().text()).isTrue();
        assertThat(zone.get().header().overlaps(shape.box())).as(shape.key().text()).isFalse();
      }
    }
  }

  @Test
  void aZoneThatGrowsCoversNothingThatIsNotItsOwn() {
    forAll((person, random) -> {
      Sheet before = person.sheet();
      List<Element> inZones =
          person.drawing().elements().filter(e -> e.zone().isPresent()).toList();
      if (inZones.isEmpty()) {
        return;
      }
      Element moved = inZones.get(random.nextInt(inZones.size()));
      int dx = random.nextInt(600) - 300;
      int dy = random.nextInt(600) - 300;
      Cargo cargo = Cargo.of(Selection.of(moved.key()), before);
      Room room = Room.made(cargo.moved(dx, dy, Optional.empty()), Set.of(moved.key()), before);

      for (Zone zone : person.drawing().around(moved)) {
        Box was = box(before, zone.key());
        Box is = box(room.sheet(), zone.key());
        person
            .drawing()
            .elements()
            .filter(e -> e.zone().equals(zone.zone()) && !e.key().equals(zone.key()))
            .filter(e -> !box(before, e.key()).overlaps(was))
            .forEach(e ->
                assertThat(box(room.sheet(), e.key()).overlaps(is))
                    .as(e.key() + " beside " + zone.key())
                    .isFalse());
      }
    });
  }

  private static Box box(Sheet sheet, Key key) {
    return sheet.shape(key).orElseThrow().box();
  }

  @Test
  void restingWhereSomethingRestsChangesNothing() {
    forAll((person, random) -> {
      Situation situation = new Situation(person.sheet(), person.viewport(), person.selection());
      for (int i = 0; i < 20; i++) {
        Box box =
            new Box(
                random.nextInt(900), random.nextInt(700), Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT);
        Snapping snapping = Snapping.near(box, Set.of(), situation);
        Box rested = snapping.rest(box);

        assertThat(snapping.rest(rested)).isEqualTo(rested);
        assertThat(rested.x()).isEqualTo(Math.rint(rested.x()));
        assertThat(rested.corner().distance(box.corner())).isLessThan(40);
      }
    });
  }

  @Test
  void nothingMovesFartherToRestThanHalfAStepAndTwiceItsReach() {
    forAll((person, random) -> {
      for (double zoom : List.of(0.5, 1.0, 2.0)) {
        person.zoom(zoom / person.viewport().zoom());
        Situation situation = new Situation(person.sheet(), person.viewport(), Selection.NONE);
        double most = Landing.SNAP / 2 + 2 * Snapping.REACH / zoom + 0.5;
        for (int i = 0; i < 20; i++) {
          Box box = new Box(random.nextInt(900), random.nextInt(700), 176, 60);
          Box rested = Snapping.near(box, Set.of(), situation).rest(box);

          assertThat(Math.abs(rested.x() - box.x())).isLessThanOrEqualTo(most);
          assertThat(Math.abs(rested.y() - box.y())).isLessThanOrEqualTo(most);
          assertThat(Snapping.GRID.rest(box).x() % Landing.SNAP).isZero();
        }
      }
    });
  }

  @Test
  void withShiftAThingGoesExactlyWhereItIsDraggedAndNothingIsSaidToBeInLine() {
    forAll((person, random) -> {
      List<Shape> cards = solids(person.sheet());
      if (cards.isEmpty()) {
        return;
      }
      Shape card = cards.get(random.nextInt(cards.size()));
      Point grip = card.box().centre();
      Point to = grip.plus(random.nextInt(-300, 300), random.nextInt(-300, 300));
      if (isHit(person, grip, card.key())) {
        person.hold(new Modifiers(true, false, false));
        person.dragWithoutRelease(grip.x(), grip.y(), to.x(), to.y());
        assertThat(person.marks().overlays()).noneMatch(Overlay.Guide.class::isInstance);
        person.release();
        Box expected = card.box().moved(to.x() - grip.x(), to.y() - grip.y());
        Box box = person.box(card.key().text());
        assertThat(Math.abs(box.x() - expected.x())).isLessThanOrEqualTo(0.5);
        assertThat(Math.abs(box.y() - expected.y())).isLessThanOrEqualTo(0.5);
      }
    });
  }

  private static List<Shape> solids(Sheet sheet) {
    return sheet.shapes().stream().filter(s -> !(s instanceof Shape.Area)).toList();
  }

  private static boolean isHit(Person person, Point place, Key key) {
    return person
        .sheet()
        .hit(place, 1)
        .filter(hit -> hit.equals(new Hit.OnShape(key, Hit.Part.BODY)))
        .isPresent();
  }

  @Test
  void whatIsDroppedIsAMemberOfTheInnermostZoneUnderThePointerAndNoZoneIsInItself() {
    forAll((person, random) -> {
      for (int i = 0; i < 2; i++) {
        List<Shape> shapes = List.copyOf(person.sheet().shapes());
        if (shapes.isEmpty()) {
          return;
        }
        Shape shape = shapes.get(random.nextInt(shapes.size()));
        Point grip =
            shape instanceof Shape.Area area ? area.header().centre() : shape.box().centre();
        Point to = place(person, random);
        Optional<Key> under = innermost(person.sheet(), to, shape.key());
        boolean isGripped = isGripped(person, grip, shape.key());
        int edits = person.edits();
        person.select().hold(new Modifiers(true, false, false));
        person.drag(grip.x(), grip.y(), to.x(), to.y());
        if (isGripped && person.edits() > edits) {
          assertThat(person.zoneOf(shape.key().text()))
              .as("%s at %s", shape.key(), to)
              .isEqualTo(under);
        }
        person
            .drawing()
            .zones()
            .forEach(zone ->
                assertThat(person.drawing().around(zone))
                    .as("around %s", zone.key())
                    .doesNotContain(zone));
        assertMembersInside(person.sheet());
      }
    });
  }

  private static boolean isGripped(Person person, Point place, Key key) {
    return person
        .sheet()
        .hit(place, 1)
        .filter(hit ->
            hit.equals(new Hit.OnShape(key, Hit.Part.BODY))
                || hit.equals(new Hit.OnShape(key, Hit.Part.HEADER)))
        .isPresent();
  }

  /**
   * The zone with most zones around it that is there, other than what is moved and what is in it.
   */
  private static Optional<Key> innermost(Sheet sheet, Point place, Key moved) {
    Optional<Shape.Area> found = Optional.empty();
    for (Shape shape : sheet.shapes()) {
      boolean goesAlong =
          shape.key().equals(moved)
              || sheet.drawing().around(shape.element()).stream()
                  .anyMatch(z -> z.key().equals(moved));
      if (shape instanceof Shape.Area area && !goesAlong && area.box().contains(place)) {
        found = Optional.of(area);
      }
    }
    return found.map(Shape::key);
  }

  @Test
  void whatIsInLineOrEvenlySpacedStaysSo() {
    forAll((person, random) -> {
      List<Key> keys = person.drawing().elements().map(Element::key).toList();
      Person all = person.select(keys.stream().map(Key::text).toArray(String[]::new));
      Alignment alignment = Alignment.values()[random.nextInt(Alignment.values().length)];
      Arranging.align(alignment, all.selection(), all.sheet())
          .ifPresent(edit -> {
            Sheet after = Sheet.of(edit.apply(person.drawing()));
            assertThat(Arranging.align(alignment, all.selection(), after)).isEmpty();
          });
    });
  }
}
