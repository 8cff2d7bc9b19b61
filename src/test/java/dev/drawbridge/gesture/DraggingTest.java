package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Detail;
import dev.drawbridge.canvas.FoldMark;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.gesture.Hint.Said;
import dev.drawbridge.gesture.Input.Button;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What holds for everything that is dragged: guides, the canvas' edge, hints, and giving up. */
class DraggingTest {

  /** Web and api in one row, a restricted zone below with a database in it, ops beside it. */
  private static Drawing shop() {
    return drawing()
        .with(
            zone("vault", Trust.RESTRICTED)
                .withMembership(new Membership(Optional.of("data"), Optional.empty())),
            100,
            300,
            260,
            140)
        .with(service("db", "vault"), 40, 60)
        .with(service("web"), 0, 0)
        .with(service("api"), 300, 0)
        .with(service("ops"), 380, 340)
        .flow("web", "api", "tcp/80")
        .flow("ops", "vault", "tcp/22")
        .build();
  }

  // ---- guides

  @Test
  void whatIsDraggedComesIntoLineWithWhatStandsNear() {
    Person person = Person.at(shop()).dragWithoutRelease(388, 30, 388 + 207, 33);

    assertThat(person.shownBox("api").y()).isZero();
    assertThat(person.marks().overlays())
        .anySatisfy(overlay ->
            assertThat(overlay)
                .isInstanceOfSatisfying(
                    Overlay.Guide.class,
                    guide -> {
                      assertThat(guide.from().y()).isEqualTo(30);
                      assertThat(guide.to().y()).isEqualTo(30);
                    }));
  }

  @Test
  void withShiftThereAreNoGuidesAndNoGrid() {
    Person person = Person.at(shop()).pressAt(388, 30).hold(Modifiers.SHIFT);
    person.carryTo(595, 33);

    assertThat(person.shownBox("api").corner()).isEqualTo(new Point(507, 3));
    assertThat(person.marks().overlays()).isEmpty();
  }

  @Test
  void shiftPressedOnTheWayTellsAtOnce() {
    Person person = Person.at(shop()).dragWithoutRelease(388, 30, 595, 33);
    person.feed(new Input.KeyDown(Input.Key.SHIFT, Modifiers.SHIFT));

    assertThat(person.shownBox("api").corner()).isEqualTo(new Point(507, 3));
  }

  @Test
  void equalGapsHoldAndShow() {
    Drawing row =
        drawing()
            .with(service("a"), 0, 0)
            .with(service("b"), 233, 0)
            .with(service("c"), 600, 0)
            .build();
    Person person = Person.at(row).dragWithoutRelease(688, 30, 688 - 130, 32);

    assertThat(person.shownBox("c").x()).isEqualTo(233 + 176 + 57);
    assertThat(person.marks().overlays()).filteredOn(Overlay.Gap.class::isInstance).hasSize(2);
  }

  @Test
  void fromFarAwayOnlyTheGridHolds() {
    Person person = Person.at(shop()).zoom(0.2).dragWithoutRelease(388, 30, 597, 33);

    assertThat(person.marks().overlays()).isEmpty();
    assertThat(person.shownBox("api").x() % 10).isZero();
  }

  // ---- zones

  @Test
  void joiningAZoneSaysWhatThatChanges() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 300, 400);

    assertThat(person.hints())
        .containsExactly(
            Hint.of(Said.JOINS, "web", "vault"),
            Hint.of(Said.TRUST_CHANGES, Trust.INTERNAL, Trust.RESTRICTED),
            Hint.of(Said.NAMESPACE_CHANGES, "data"),
            Hint.of(Said.ARROWS_GAINED, 1));
    assertThat(person.carryTo(88, 60).hints()).isEmpty();
  }

  @Test
  void whatStandsBesideAGrowingZoneGivesWay() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 340, 380);
    assertThat(person.shownBox("vault").overlaps(person.shownBox("ops"))).isFalse();
    Box shown = person.shownBox("ops");

    person.release();
    assertThat(person.zoneOf("web")).contains(Key.of("vault"));
    assertThat(person.box("ops")).isEqualTo(shown);
    assertThat(person.zoneOf("ops")).isEmpty();
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void zonesGrowAtEveryDepthAndWhatIsBesideThemGivesWay() {
    Drawing nested =
        drawing()
            .with(zone("outer", Trust.INTERNAL), 0, 0, 400, 300)
            .with(
                zone("inner", Trust.RESTRICTED).inZone(Optional.of(Key.of("outer"))),
                40,
                60,
                240,
                140)
            .with(service("db", "inner"), 30, 60)
            .with(service("beside"), 430, 100)
            .build();
    Person person = Person.at(nested).select("db");
    for (int i = 0; i < 25; i++) {
      person.type(Input.Key.RIGHT);
    }

    assertThat(person.box("inner").contains(person.box("db"))).isTrue();
    assertThat(person.box("outer").contains(person.box("inner"))).isTrue();
    assertThat(person.box("outer").overlaps(person.box("beside"))).isFalse();
  }

  @Test
  void aZoneMadeLargerPushesAsideWhatStandsBesideIt() {
    Person person = Person.at(shop()).select("vault").drag(363, 443, 463, 443);

    assertThat(person.box("vault").right()).isEqualTo(460);
    assertThat(person.box("ops").overlaps(person.box("vault"))).isFalse();
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void controlShiftAndAnArrowKeyChangeTheSizeOfAZone() {
    Person person = Person.at(shop()).select("vault");
    person.hold(new Modifiers(true, true, false)).type(Input.Key.RIGHT).type(Input.Key.DOWN);
    assertThat(person.box("vault").width()).isEqualTo(270);
    assertThat(person.box("vault").height()).isEqualTo(150);

    person.type(Input.Key.LEFT).type(Input.Key.UP);
    assertThat(person.drawing()).isEqualTo(shop());
  }

  @Test
  void whatIsMadeByEnterOnATileStandsOnNothing() {
    Person person = Person.at(shop()).zoom(0.999);
    for (int i = 0; i < 4; i++) {
      person.feed(new Input.TileEnter(Tile.SERVICE));
    }

    assertThat(person.box("service").overlaps(person.box("service-2"))).isFalse();
    assertThat(person.box("service-3").overlaps(person.box("service-4"))).isFalse();
    assertThat(person.box("service").overlaps(person.box("ops"))).isFalse();
  }

  // ---- copies

  @Test
  void controlDragsACopyAway() {
    Person person = Person.at(shop()).hold(Modifiers.CONTROL);
    person.dragWithoutRelease(88, 30, 88, 230);
    assertThat(person.shown().shape(Key.of("web-2"))).isPresent();
    assertThat(person.edits()).isZero();

    person.release();
    assertThat(person.box("web-2").y()).isEqualTo(200);
    assertThat(person.box("web").y()).isZero();
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("web-2")));
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void aCopyOfSeveralTakesTheArrowsAmongThemAlong() {
    Person person = Person.at(shop()).select("web", "api").hold(Modifiers.CONTROL);
    person.drag(88, 30, 88, 530);

    assertThat(person.drawing().flows().keys()).contains("web-2-to-api-2");
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("web-2"), Key.of("api-2")));
  }

  @Test
  void aCopyDroppedInAZoneStandsInIt() {
    Person person = Person.at(shop()).hold(Modifiers.CONTROL).drag(88, 30, 230, 420);

    assertThat(person.zoneOf("web-2")).contains(Key.of("vault"));
    assertThat(person.zoneOf("web")).isEmpty();
  }

  @Test
  void aClickWithControlStillAddsToTheSelection() {
    Person person = Person.at(shop()).select("web").hold(Modifiers.CONTROL).clickAt(388, 30);

    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("web"), Key.of("api")));
    assertThat(person.edits()).isZero();
  }

  // ---- the edge of the canvas, lost pointers

  @Test
  void nearTheEdgeTheCanvasComesTowardsWhatIsDragged() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 995, 500);
    Box before = person.shownBox("web");
    assertThat(person.waits(0.1)).isTrue();

    assertThat(person.viewport().origin().x()).isPositive();
    assertThat(person.viewport().origin().y()).isZero();
    for (int i = 0; i < 20; i++) {
      person.waits(0.1);
    }
    assertThat(person.shownBox("web").x()).isGreaterThan(before.x() + 20);
  }

  @Test
  void wellInsideNothingMoves() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 500, 500);

    assertThat(person.waits(0.1)).isFalse();
    assertThat(person.release().waits(0.1)).isFalse();
  }

  @Test
  void whatComesFromThePaletteIsNotPulledAtTheEdgeItCrosses() {
    Person person = Person.at(shop()).pressTile(Tile.SERVICE);
    person.feed(new Input.Move(new Point(5, 300), Modifiers.NONE));
    assertThat(person.waits(0.1)).isFalse();

    person.feed(new Input.Move(new Point(400, 300), Modifiers.NONE));
    person.feed(new Input.Move(new Point(5, 300), Modifiers.NONE));
    assertThat(person.waits(0.1)).isTrue();
  }

  @Test
  void theWheelScrollsUnderWhatIsDragged() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 300, 200);
    Box before = person.shownBox("web");
    person.feed(new Input.Scroll(new Point(300, 200), 0, 100, Modifiers.NONE));

    assertThat(person.viewport().origin().y()).isEqualTo(100);
    assertThat(person.shownBox("web").y()).isEqualTo(before.y() + 100);
  }

  @Test
  void aDragThatLeavesTheCanvasGoesOn() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 1500, 400).release();

    assertThat(person.box("web").x()).isGreaterThan(1300);
  }

  @Test
  void whenThePointerIsLostNothingHasHappened() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 300, 200);
    person.feed(new Input.Lost());

    assertThat(person.isInTheMiddleOfSomething()).isFalse();
    assertThat(person.release().edits()).isZero();
    assertThat(person.shown()).isSameAs(person.sheet());
  }

  @Test
  void anotherButtonStopsADrag() {
    Person person = Person.at(shop()).dragWithoutRelease(88, 30, 300, 200);
    person.feed(new Input.Press(new Point(300, 200), Button.SECONDARY, 1, Modifiers.NONE));

    assertThat(person.release().edits()).isZero();
  }

  @Test
  void escapeGivesBackWhatWasSelectedBeforeAFrameWasDrawn() {
    Person person = Person.at(shop()).select("api").dragWithoutRelease(700, 600, 20, 20);
    assertThat(person.selection().size()).isGreaterThan(1);

    person.type(Input.Key.ESCAPE);
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("api")));
  }

  // ---- signs, removal

  @Test
  void aClickOnATrustIconOffersOtherTrust() {
    Person person = Person.at(shop()).clickAt(100 + 22, 300 + 19);

    assertThat(person.request().orElseThrow()).isInstanceOf(Request.AskTrust.class);
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("vault")));
  }

  @Test
  void aClickOnTheIconOfASelectedCardOffersOtherIcons() {
    Person person = Person.at(shop()).clickAt(27, 30);
    assertThat(person.request()).isEmpty();

    assertThat(person.clickAt(27, 30).request().orElseThrow()).isInstanceOf(Request.AskIcon.class);
  }

  @Test
  void byKeyTrustAndIconAreOfferedToo() {
    assertThat(Person.at(shop()).select("vault").type(Input.Key.T).request().orElseThrow())
        .isInstanceOf(Request.AskTrust.class);
    assertThat(Person.at(shop()).select("web").type(Input.Key.I).request().orElseThrow())
        .isInstanceOf(Request.AskIcon.class);
    assertThat(Person.at(shop()).select("web").type(Input.Key.T).understood()).isFalse();
  }

  @Test
  void theMarkBehindItsNameCollapsesAZone() {
    Person person = Person.at(shop());
    Shape.Area vault = (Shape.Area) person.sheet().shape(Key.of("vault")).orElseThrow();
    Point mark = FoldMark.of(vault, Detail.FULL).centre();
    person.clickAt(mark.x(), mark.y());

    assertThat(person.drawing().layout().get(Key.of("vault")).map(Placement::collapsed))
        .contains(true);
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void removingSaysWhatWentWithIt() {
    assertThat(Person.at(shop()).select("api").type(Input.Key.DELETE).hints())
        .containsExactly(Hint.of(Said.REMOVED_WITH_ARROWS, "api", 1));
    assertThat(Person.at(shop()).select("web", "api").type(Input.Key.DELETE).hints())
        .containsExactly(Hint.of(Said.REMOVED_SEVERAL_WITH_ARROWS, 2, 1));
    assertThat(Person.at(shop()).select("db").type(Input.Key.BACKSPACE).hints())
        .containsExactly(Hint.of(Said.REMOVED, "db"));
    assertThat(Person.at(shop()).selectArrow("web-to-api").type(Input.Key.DELETE).hints())
        .containsExactly(Hint.of(Said.REMOVED_ARROW, "web", "api"));
    assertThat(Person.at(shop()).select("vault").type(Input.Key.DELETE).hints())
        .isEqualTo(
            List.of(Hint.of(Said.REMOVED_WITH_ARROWS, "vault", 1), Hint.of(Said.MEMBERS_STAY, 1)));
  }

  @Test
  void guardrailsThatGoWithSomethingAreNoArrows() {
    Drawing guarded =
        shop()
            .with(
                new Guardrail(
                    "never", Key.of("web"), Key.of("db"), List.of(), OptionalInt.empty(), ""));
    assertThat(Person.at(guarded).select("db").type(Input.Key.DELETE).hints())
        .containsExactly(Hint.of(Said.REMOVED, "db"), Hint.of(Said.GUARDRAILS_GONE, 1));
    assertThat(Person.at(guarded).selectArrow("never").type(Input.Key.DELETE).hints())
        .containsExactly(Hint.of(Said.REMOVED_GUARDRAIL, "web", "db"));
  }

  @Test
  void theMenuOpensByKeyWhereTheSelectedThingIs() {
    Person person = Person.at(shop()).select("api").type(Input.Key.CONTEXT_MENU);

    assertThat(person.request()).contains(new Request.Menu(new Point(388, 30)));
  }
}
