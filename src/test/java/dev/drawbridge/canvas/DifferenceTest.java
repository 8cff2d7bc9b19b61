package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.testing.Neighbours;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private final Drawing drawing = Neighbours.drawing(40, 80, 4);
  private final Sheet sheet = Sheet.of(drawing);

  @Test
  void aSheetDoesNotDifferFromItself() {
    assertThat(Difference.between(sheet, Sheet.of(drawing)).isEmpty()).isTrue();
  }

  @Test
  void whatIsRemovedDiffersAndNothingElseThatLooksTheSame() {
    long seed = Long.getLong("seed", 1);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      Key gone = Key.of("service-" + random.nextInt(40));
      Sheet after = sheet.with(new Edit.Remove(Set.of(gone), Set.of()).apply(drawing));
      Difference difference = Difference.between(sheet, after);
      assertThat(difference.elements()).as("seed %d", seed).contains(gone);
      for (Shape shape : sheet.shapes()) {
        assertThat(difference.elements().contains(shape.key()))
            .as("%s, seed %d", shape.key(), seed)
            .isEqualTo(!after.shape(shape.key()).equals(sheet.shape(shape.key())));
      }
      for (Arrow arrow : sheet.arrows()) {
        assertThat(difference.arrows().contains(arrow.id()))
            .as("%s, seed %d", arrow.id(), seed)
            .isEqualTo(!after.arrow(arrow.id()).equals(sheet.arrow(arrow.id())));
      }
    }
  }

  @Test
  void whatIsHeldGetsAheadAndItsArrowsLeadThere() {
    Key held = Key.of("service-1");
    Set<String> flows = Set.copyOf(sheet.flowsAt(held));
    assertThat(flows).isNotEmpty();
    Difference some = new Difference(Set.of(held, Key.of("service-2")), flows);
    Shown shown = Shown.of(some, 100, sheet.bounds(), sheet);

    Shown ahead = shown.ahead(held::equals, new Point(30, 50), sheet);

    assertThat(ahead.solids())
        .containsExactlyElementsOf(
            shown.solids().stream()
                .map(shape -> shape.key().equals(held) ? shape.moved(30, 50) : shape)
                .toList());
    Box box = sheet.shape(held).orElseThrow().box().moved(30, 50);
    for (Arrow arrow : ahead.arrows()) {
      Point end = arrow.from().equals(held) ? arrow.route().start() : arrow.route().end();
      assertThat(box.distanceToEdge(end)).as(arrow.id()).isZero();
    }
  }

  @Test
  void whatIsHeldTogetherKeepsTheArrowsInBetween() {
    Shown shown =
        Shown.of(
            Difference.between(Sheet.of(Neighbours.drawing(1, 0, 1)), sheet),
            100,
            sheet.bounds(),
            sheet);
    Shown ahead = shown.ahead(_ -> true, new Point(30, 50), sheet);
    for (int i = 0; i < shown.arrows().size(); i++) {
      assertThat(ahead.arrows().get(i).route())
          .isEqualTo(shown.arrows().get(i).route().moved(30, 50));
    }
    assertThat(shown.ahead(_ -> false, new Point(30, 50), sheet)).isEqualTo(shown);
  }

  @Test
  void marksDifferWhereSomethingIsMarkedInAnotherWay() {
    Key one = Key.of("service-1");
    Key two = Key.of("service-2");
    Marks before = Marks.of(one, Mark.of(Mark.Look.SELECTED));
    Marks after = before.and(Marks.of(two, Mark.of(Mark.Look.SELECTED)));
    assertThat(Difference.between(before, after).elements()).containsExactly(two);
    assertThat(Difference.between(after, Marks.NONE).elements())
        .containsExactlyInAnyOrder(one, two);
  }

  @Test
  void theRoomOfWhatDiffersIsWhereItStands() {
    Key key = Key.of("service-1");
    Difference one = new Difference(Set.of(key), Set.of());
    assertThat(one.boxes(sheet)).containsExactly(sheet.shape(key).orElseThrow().box());
    assertThat(one.and(Difference.NONE)).isEqualTo(one);
    assertThat(one.without(one).isEmpty()).isTrue();
  }
}
