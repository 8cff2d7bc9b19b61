package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Trust;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Things are brought into line, spaced evenly, collapsed, pinned and given other zones. */
class ArrangingTest {
  private static final Selection THREE = Selection.of(Key.of("a"), Key.of("b"), Key.of("c"));

  private static Drawing three() {
    return drawing()
        .with(zone("z", Trust.INTERNAL), 500, 300, 300, 200)
        .with(service("a"), 0, 0)
        .with(service("b"), 230, 110)
        .with(service("c", "z"), 60, 90)
        .with(network("n", "N", "10.0.0.0/8"), 20, 600)
        .build();
  }

  private static Sheet after(Optional<Edit> edit, Drawing drawing) {
    return Sheet.of(edit.orElseThrow().apply(drawing));
  }

  private static Box box(Sheet sheet, String key) {
    return sheet.shape(Key.of(key)).orElseThrow().box();
  }

  @Test
  void leftEdgesComeToTheLeftmostAcrossZones() {
    Sheet sheet = after(Arranging.align(Alignment.LEFT, THREE, Sheet.of(three())), three());

    assertThat(box(sheet, "a").x()).isZero();
    assertThat(box(sheet, "b").x()).isZero();
    assertThat(box(sheet, "c").x()).isZero();
    assertThat(box(sheet, "b").y()).isEqualTo(110);
    assertThat(sheet.drawing().element(Key.of("c")).orElseThrow().zone()).contains(Key.of("z"));
  }

  @ParameterizedTest
  @EnumSource(Alignment.class)
  void whatIsInLineStaysThere(Alignment alignment) {
    Sheet sheet = Sheet.of(three());
    Sheet aligned = after(Arranging.align(alignment, THREE, sheet), three());

    assertThat(Arranging.align(alignment, THREE, aligned)).isEmpty();
  }

  @Test
  void middlesComeToOneHeight() {
    Selection two = Selection.of(Key.of("a"), Key.of("n"));
    Sheet sheet = after(Arranging.align(Alignment.MIDDLE, two, Sheet.of(three())), three());

    assertThat(box(sheet, "a").centre().y()).isEqualTo(box(sheet, "n").centre().y());
  }

  @Test
  void gapsBecomeEqualWhileTheOutermostStay() {
    Sheet sheet = after(Arranging.distribute(Axis.ACROSS, THREE, Sheet.of(three())), three());

    double first = box(sheet, "b").x() - box(sheet, "a").right();
    double second = box(sheet, "c").x() - box(sheet, "b").right();
    assertThat(first).isEqualTo(second);
    assertThat(box(sheet, "a").x()).isZero();
    assertThat(box(sheet, "c").x()).isEqualTo(560);
    assertThat(Arranging.distribute(Axis.ACROSS, THREE, sheet)).isEmpty();
  }

  @Test
  void oneOrTwoThingsHaveNothingToBeInLineWith() {
    Sheet sheet = Sheet.of(three());

    assertThat(Arranging.align(Alignment.TOP, Selection.of(Key.of("a")), sheet)).isEmpty();
    assertThat(Arranging.distribute(Axis.DOWN, Selection.of(Key.of("a"), Key.of("b")), sheet))
        .isEmpty();
  }

  @Test
  void theStepSaysWhatItDid() {
    Edit edit = Arranging.align(Alignment.TOP, THREE, Sheet.of(three())).orElseThrow();

    assertThat(edit.code()).isEqualTo(EditCode.ALIGN);
    assertThat(edit.arguments()).containsExactly(3);
  }

  @Test
  void pinnedAndFreeAgain() {
    Sheet sheet = Sheet.of(three());
    Selection a = Selection.of(Key.of("a"));
    Drawing pinned = Arranging.pin(true, a, sheet).orElseThrow().apply(three());

    assertThat(pinned.layout().get(Key.of("a")).map(Placement::pinned)).contains(true);
    assertThat(Arranging.pin(true, a, Sheet.of(pinned))).isEmpty();
    assertThat(Arranging.pin(false, a, Sheet.of(pinned)).orElseThrow().apply(pinned))
        .isEqualTo(three());
  }

  @Test
  void plusAndMinusFoldASelectedZone() {
    Person person = Person.at(three()).select("z").type(Input.Key.MINUS);
    assertThat(person.drawing().layout().get(Key.of("z")).map(Placement::collapsed)).contains(true);

    person.type(Input.Key.PLUS);
    assertThat(person.drawing()).isEqualTo(three());
  }

  @Test
  void aDoubleClickOpensACollapsedZone() {
    Person person = Person.at(three()).select("z").type(Input.Key.MINUS);
    Box folded = person.box("z");
    person.doubleClickAt(folded.centre().x(), folded.centre().y());

    assertThat(person.drawing()).isEqualTo(three());
  }

  @Test
  void whatACollapsedZoneHidesIsPassedOverByTab() {
    Person person = Person.at(three()).select("z").type(Input.Key.MINUS);
    for (int i = 0; i < 5; i++) {
      person.type(Input.Key.TAB);
      assertThat(person.selection()).isNotEqualTo(Selection.of(Key.of("c")));
    }
    person.select("c").type(Input.Key.RIGHT);
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void alongArrowsOneComesOutOfACollapsedZone() {
    Drawing connected = three().with(Flow.of("c-to-a", Key.of("c"), Key.of("a")));
    Person person = Person.at(connected).select("z").type(Input.Key.MINUS);
    person.select("c").hold(new Modifiers(false, false, true)).type(Input.Key.LEFT);

    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("a")));
  }

  @Test
  void aDoubleClickOnABundleSelectsItsFlowsAndAsksForNothing() {
    Drawing bundled =
        three()
            .with(service("d").inZone(Optional.of(Key.of("z"))))
            .with(Flow.of("a-to-c", Key.of("a"), Key.of("c"), PortSpec.parse("tcp/1")))
            .with(Flow.of("a-to-d", Key.of("a"), Key.of("d"), PortSpec.parse("tcp/2")));
    Person person = Person.at(bundled).select("z").type(Input.Key.MINUS);
    Box chip = person.sheet().arrow("a-to-c").orElseThrow().chip().orElseThrow().box();
    person.doubleClickAt(chip.centre().x(), chip.centre().y());

    assertThat(person.selection().statements()).containsExactlyInAnyOrder("a-to-c", "a-to-d");
    assertThat(person.request()).isEmpty();
  }

  // ---- other zones without dragging

  @Test
  void aThingKeepsItsPlaceWhereThatBelongsToItsNewZone() {
    Drawing over = three().placed(Key.of("b"), Placement.at(560, 420));
    Sheet sheet = Sheet.of(over);
    Sheet moved = after(Rehousing.of(Set.of(Key.of("b")), Optional.of(Key.of("z")), sheet), over);

    assertThat(box(moved, "b")).isEqualTo(box(sheet, "b"));
    assertThat(moved.drawing().layout().get(Key.of("b"))).contains(Placement.at(60, 120));
  }

  @Test
  void elseItGoesIntoTheZoneWithoutStandingOnAnything() {
    Sheet moved =
        after(
            Rehousing.of(Set.of(Key.of("a")), Optional.of(Key.of("z")), Sheet.of(three())),
            three());

    assertThat(box(moved, "z").contains(box(moved, "a"))).isTrue();
    assertThat(box(moved, "a").overlaps(box(moved, "c"))).isFalse();
    assertThat(box(moved, "a").y() - box(moved, "z").y()).isGreaterThanOrEqualTo(36);
  }

  @Test
  void whoLeavesAZoneStandsOutsideOfIt() {
    Sheet moved =
        after(Rehousing.of(Set.of(Key.of("c")), Optional.empty(), Sheet.of(three())), three());

    assertThat(box(moved, "c").overlaps(box(moved, "z"))).isFalse();
    assertThat(moved.drawing().element(Key.of("c")).orElseThrow().zone()).isEmpty();
  }

  @Test
  void aZoneNeverComesToStandInItself() {
    Sheet sheet = Sheet.of(three());

    assertThat(Rehousing.of(Set.of(Key.of("z")), Optional.of(Key.of("z")), sheet)).isEmpty();
    assertThat(Rehousing.of(Set.of(Key.of("c")), Optional.of(Key.of("z")), sheet)).isEmpty();
  }
}
