package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Trust;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Things are moved, into and out of zones, and zones get other sizes. */
class MovingTest {

  /** A zone at the left with web in it, ops at the right outside. */
  private static Drawing shop() {
    return drawing()
        .with(zone("dmz", Trust.EXPOSED), 100, 100, 300, 300)
        .with(zone("inner", Trust.RESTRICTED).inZone(Optional.of(Key.of("dmz"))), 20, 180, 240, 110)
        .with(service("web", "dmz"), 40, 80)
        .with(service("ops"), 600, 100)
        .flow("ops", "web", "tcp/22")
        .build();
  }

  @Test
  void aThingGoesWhereItIsDraggedInStepsOfTheGrid() {
    Person person = Person.at(shop()).drag(700, 130, 723, 168);

    assertThat(person.drawing().layout().get(Key.of("ops"))).contains(Placement.at(620, 140));
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("ops")));
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void withShiftItGoesExactlyThere() {
    Person person = Person.at(shop()).pressAt(700, 130).hold(Modifiers.SHIFT).carryTo(723, 168);
    person.release();

    assertThat(person.drawing().layout().get(Key.of("ops"))).contains(Placement.at(623, 138));
  }

  @Test
  void whatIsSelectedIsMovedAlsoIfShiftIsPressedBeforeTheMouse() {
    Person person = Person.at(shop()).select("ops").hold(Modifiers.SHIFT);
    person.pressAt(700, 130).carryTo(723, 168).release();

    assertThat(person.drawing().layout().get(Key.of("ops"))).contains(Placement.at(623, 138));
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("ops")));
    assertThat(person.clickAt(723, 168).selection()).isEqualTo(Selection.NONE);
  }

  @Test
  void whileItIsDraggedEverythingShowsAsItWillBe() {
    Person person = Person.at(shop()).dragWithoutRelease(700, 130, 700, 530);

    assertThat(person.shownBox("ops").y()).isEqualTo(500);
    assertThat(person.shown().arrow("ops-to-web").orElseThrow().route().start().y())
        .isGreaterThan(480);
    assertThat(person.box("ops").y()).isEqualTo(100);
  }

  @Test
  void whatADragHoldsIsWhereTheMoveWillShowIt() {
    Sheet sheet = Sheet.of(shop());
    Key ops = Key.of("ops");
    Box before = sheet.shape(ops).orElseThrow().box();
    Situation situation = new Situation(sheet, Viewport.of(1200, 800), Selection.of(ops));
    Gestures gestures = new Gestures();
    gestures.on(
        new Input.Press(new Point(700, 130), Input.Button.PRIMARY, 1, Modifiers.NONE), situation);
    assertThat(gestures.held(move(720, 150), situation)).isEmpty();
    gestures.on(move(720, 150), situation);
    gestures.on(move(721, 151), situation);
    for (int i = 0; i < 40; i++) {
      Input.Move move = move(700 - 17 * i, 130 + 11 * i);
      Held held = gestures.held(move, situation).orElseThrow();
      Sheet shown = gestures.on(move, situation).preview().orElse(sheet);
      assertThat(shown.shape(ops).orElseThrow().box())
          .as("move %d", i)
          .isEqualTo(before.moved(held.by().x(), held.by().y()));
      assertThat(held.holds(ops, sheet.drawing())).isTrue();
      assertThat(held.holds(Key.of("web"), sheet.drawing())).isFalse();
    }
    gestures.on(new Input.Lost(), situation);
    assertThat(gestures.held(move(500, 500), situation)).isEmpty();
  }

  private static Input.Move move(double x, double y) {
    return new Input.Move(new Point(x, y), Modifiers.NONE);
  }

  @Test
  void escapeTakesItBack() {
    Person person = Person.at(shop()).dragWithoutRelease(700, 130, 700, 330);
    person.type(Input.Key.ESCAPE).release();

    assertThat(person.edits()).isZero();
    assertThat(person.shown().shape(Key.of("ops")).orElseThrow().box().y()).isEqualTo(100);
  }

  @Test
  void draggedIntoAZoneItBecomesAMemberAndTheZoneSaysSo() {
    Person person = Person.at(shop()).dragWithoutRelease(700, 130, 300, 330);
    assertThat(person.marks().of(Key.of("inner")).look()).isEqualTo(Look.TARGET);

    person.release();
    assertThat(person.zoneOf("ops")).contains(Key.of("inner"));
    assertThat(person.box("inner").contains(person.box("ops"))).isTrue();
    assertThat(person.box("dmz").contains(person.box("inner"))).isTrue();
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void draggedOutOfAZoneItIsNoMemberAnyMore() {
    Person person = Person.at(shop()).drag(200, 210, 560, 500);

    assertThat(person.zoneOf("web")).isEmpty();
    assertThat(person.box("web").corner().x()).isEqualTo(500);
  }

  @Test
  void draggedToTheEdgeOfItsZoneItMakesItGrow() {
    Person person = Person.at(shop()).drag(200, 210, 390, 120);

    assertThat(person.zoneOf("web")).contains(Key.of("dmz"));
    Box zone = person.box("dmz");
    assertThat(zone.contains(person.box("web"))).isTrue();
    assertThat(person.box("web").y() - zone.y()).isGreaterThanOrEqualTo(36);
  }

  @Test
  void aZoneTakesItsMembersAlong() {
    Person person = Person.at(shop()).drag(150, 110, 190, 150);

    assertThat(person.box("dmz").corner().x()).isEqualTo(140);
    assertThat(person.box("web").corner().x()).isEqualTo(180);
    assertThat(person.drawing().layout().get(Key.of("web"))).contains(Placement.at(40, 80));
  }

  @Test
  void aZoneNeverEndsUpInItself() {
    Person person = Person.at(shop()).drag(150, 110, 250, 330);

    assertThat(person.zoneOf("dmz")).isEmpty();
  }

  @Test
  void severalThingsMoveTogetherAndStayApartAsTheyWere() {
    Person person = Person.at(shop()).hold(Modifiers.SHIFT).clickAt(700, 130).clickAt(200, 210);
    person.hold(Modifiers.NONE).drag(700, 130, 700, 230);

    assertThat(person.box("ops").y()).isEqualTo(200);
    assertThat(person.box("web").y()).isEqualTo(280);
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void aMemberOfASelectedZoneIsNotMovedTwice() {
    Person person = Person.at(shop()).hold(Modifiers.SHIFT).clickAt(150, 110).clickAt(200, 210);
    person.hold(Modifiers.NONE).drag(150, 110, 160, 110);

    assertThat(person.box("web").x()).isEqualTo(150);
  }

  @Test
  void arrowKeysMoveByTheGridAndWithShiftByOne() {
    Person person = Person.at(shop()).clickAt(700, 130).type(Input.Key.RIGHT);
    assertThat(person.box("ops").x()).isEqualTo(610);

    person.hold(Modifiers.SHIFT).type(Input.Key.UP);
    assertThat(person.box("ops").y()).isEqualTo(99);
  }

  @Test
  void theCornerOfASelectedZoneChangesItsSize() {
    Person person = Person.at(shop()).clickAt(150, 110).drag(403, 403, 503, 453);

    assertThat(person.drawing().layout().get(Key.of("dmz")))
        .contains(Placement.at(100, 100).sized(400, 350));
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void aZoneNeverGetsSmallerThanWhatItHolds() {
    Person person = Person.at(shop()).clickAt(150, 110).drag(403, 403, 110, 110);

    assertThat(person.box("dmz").contains(person.box("inner"))).isTrue();
    assertThat(person.box("dmz").right()).isEqualTo(368);
  }

  @Test
  void theUpperLeftCornerMovesTheZoneButNotWhatItHolds() {
    Person person = Person.at(shop()).clickAt(150, 110);
    Box web = person.box("web");
    person.drag(97, 97, 57, 37);

    assertThat(person.box("dmz").corner().x()).isEqualTo(60);
    assertThat(person.box("dmz").corner().y()).isEqualTo(40);
    assertThat(person.box("web")).isEqualTo(web);
  }

  @Test
  void theStepIsCalledWhatItIs() {
    Gestures gestures = new Gestures();
    Person person = Person.at(shop()).clickAt(150, 110);
    Situation situation =
        new Situation(person.sheet(), person.viewport(), Selection.of(Key.of("dmz")));
    var at = new Point(403, 403);
    gestures.on(new Input.Press(at, Input.Button.PRIMARY, 1, Modifiers.NONE), situation);
    gestures.on(new Input.Move(at.plus(50, 50), Modifiers.NONE), situation);
    Response response =
        gestures.on(
            new Input.Release(at.plus(50, 50), Input.Button.PRIMARY, Modifiers.NONE), situation);

    assertThat(response.edit().orElseThrow().code()).isEqualTo(EditCode.RESIZE);
    assertThat(response.edit().orElseThrow().arguments()).containsExactly(Key.of("dmz"));
  }
}
