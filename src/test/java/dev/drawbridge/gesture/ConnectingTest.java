package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arrows are drawn from border to border. */
class ConnectingTest {

  /** Web at the left (176 by 60 at 0, 100), api at the right, two networks and a note below. */
  private static Drawing shop() {
    return drawing()
        .with(service("web"), 0, 100)
        .with(service("api").withPorts(Map.of("http", PortSpec.parse("tcp/8080"))), 400, 100)
        .with(network("office", "Office", "10.0.0.0/8"), 0, 400)
        .with(network("internet", "Internet", "internet"), 400, 400)
        .with(new Note(Key.of("note"), Optional.empty(), "hello"), 700, 400)
        .build();
  }

  @Test
  void anArrowGoesFromBorderToBorder() {
    Person person = Person.at(shop()).drag(176, 130, 410, 130);

    assertThat(person.drawing().flows().values())
        .containsExactly(
            Flow.of("web-to-api", Key.of("web"), Key.of("api"), PortSpec.parse("tcp/8080")));
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void thenItsPortsAreAskedThoseOfTheTargetFirst() {
    Person person = Person.at(shop()).drag(176, 130, 410, 130);

    assertThat(person.request())
        .hasValueSatisfying(request -> {
          assertThat(request).isInstanceOf(Request.AskPorts.class);
          Request.AskPorts ask = (Request.AskPorts) request;
          assertThat(ask.id()).isEqualTo("web-to-api");
          assertThat(ask.offered().getFirst().text()).isEqualTo("tcp/8080");
          assertThat(ask.at().x()).isBetween(176.0, 400.0);
        });
  }

  @Test
  void withoutKnownPortsItAllowsNothingUntilSomeAreGiven() {
    Person person = Person.at(shop()).drag(400, 130, 100, 130);

    assertThat(person.drawing().flows().values())
        .containsExactly(Flow.of("api-to-web", Key.of("api"), Key.of("web")));
  }

  @Test
  void anyPlaceOfTheBorderStartsOne() {
    assertThat(Person.at(shop()).drag(60, 160, 410, 130).drawing().flows().size()).isEqualTo(1);
    assertThat(Person.at(shop()).drag(2, 140, 410, 130).drawing().flows().size()).isEqualTo(1);
  }

  @Test
  void theBorderSaysThatArrowsStartThere() {
    Person person = Person.at(shop()).moveTo(176, 130);

    assertThat(person.cursor()).isEqualTo(Cursor.CROSSHAIR);
    assertThat(person.marks().of(Key.of("web")).look()).isEqualTo(Look.HOVERED);
  }

  @Test
  void whatIsWithinFiftyUnitsLightsUpAndShowsTheArrow() {
    Person person = Person.at(shop()).dragWithoutRelease(176, 130, 355, 130);

    assertThat(person.marks().of(Key.of("api")).look()).isEqualTo(Look.TARGET);
    assertThat(person.shown().arrow("web-to-api")).isPresent();
    assertThat(person.edits()).isZero();
    assertThat(person.carryTo(300, 130).marks().of(Key.of("api")).look()).isEqualTo(Look.PLAIN);
  }

  @Test
  void onTheWayAGhostFollowsThePointer() {
    Person person = Person.at(shop()).dragWithoutRelease(176, 130, 280, 250);

    assertThat(person.marks().overlays())
        .singleElement()
        .isInstanceOfSatisfying(
            Overlay.Ghost.class, ghost -> assertThat(ghost.route().end().x()).isEqualTo(280));
  }

  @Test
  void escapeTakesItBack() {
    Person person =
        Person.at(shop()).dragWithoutRelease(176, 130, 410, 130).type(Input.Key.ESCAPE).release();

    assertThat(person.edits()).isZero();
  }

  @Test
  void droppedOnNothingThereIsNoArrow() {
    assertThat(Person.at(shop()).drag(176, 130, 280, 300).edits()).isZero();
  }

  @Test
  void fromNetworkToNetworkIsRefusedWithTheReason() {
    Person person = Person.at(shop()).dragWithoutRelease(152, 426, 420, 426);

    assertThat(person.cursor()).isEqualTo(Cursor.REFUSED);
    assertThat(person.marks().of(Key.of("internet")).look()).isEqualTo(Look.REFUSED);
    assertThat(person.release().request())
        .contains(new Request.Refuse(Refusal.NOBODY_ENFORCES, "Internet"));
    assertThat(person.edits()).isZero();
  }

  @Test
  void aNoteIsNoEnd() {
    Person person = Person.at(shop()).drag(488, 160, 760, 420);

    assertThat(person.request()).contains(new Request.Refuse(Refusal.NOTE_IS_NO_END, "note"));
    assertThat(person.edits()).isZero();
    assertThat(Person.at(shop()).moveTo(700, 420).cursor()).isEqualTo(Cursor.MOVE);
  }

  @Test
  void awayAndBackIsASelfArrow() {
    Person person =
        Person.at(shop()).dragWithoutRelease(176, 130, 240, 130).carryTo(120, 130).release();

    assertThat(person.drawing().flows().values())
        .singleElement()
        .satisfies(flow -> assertThat(flow.isSelf()).isTrue());
  }

  @Test
  void aShortTwitchOnTheBorderIsAClick() {
    Person person = Person.at(shop()).pressAt(176, 130).moveTo(178, 131).release();

    assertThat(person.edits()).isZero();
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("web")));
  }

  @Test
  void aSecondArrowBetweenTheSameTwoRunsBesideTheFirst() {
    Person person = Person.at(shop()).drag(176, 115, 410, 130).drag(176, 150, 410, 130);

    assertThat(person.drawing().flows().keys()).containsExactly("web-to-api", "web-to-api-2");
    double first = person.sheet().arrow("web-to-api").orElseThrow().route().start().y();
    double second = person.sheet().arrow("web-to-api-2").orElseThrow().route().start().y();
    assertThat(Math.abs(first - second)).isGreaterThanOrEqualTo(14);
  }

  @Test
  void zonesAreEndsToo() {
    Drawing drawing =
        drawing()
            .with(zone("dmz", Trust.EXPOSED), 0, 0, 300, 300)
            .with(service("web", "dmz"), 40, 80)
            .with(service("ops"), 500, 100)
            .build();

    assertThat(Person.at(drawing).drag(500, 130, 280, 250).drawing().flows().keys())
        .containsExactly("ops-to-dmz");
    assertThat(Person.at(drawing).drag(300, 280, 520, 130).drawing().flows().keys())
        .containsExactly("dmz-to-ops");
  }

  @Test
  void theOwnZoneIsMeantOnlyAtItsEdge() {
    Drawing drawing =
        drawing()
            .with(zone("dmz", Trust.EXPOSED), 0, 0, 400, 400)
            .with(service("web", "dmz"), 40, 80)
            .build();

    assertThat(Person.at(drawing).drag(216, 110, 320, 300).edits()).isZero();
    assertThat(Person.at(drawing).drag(216, 110, 398, 110).drawing().flows().keys())
        .containsExactly("web-to-dmz");
  }

  @Test
  void fromFarAwayArrowsStartAtTheHandles() {
    Person person = Person.at(shop()).zoom(0.5);

    assertThat(person.moveTo(60, 160).cursor()).isEqualTo(Cursor.MOVE);
    assertThat(person.moveTo(179, 130).cursor()).isEqualTo(Cursor.CROSSHAIR);
    assertThat(person.drag(179, 130, 410, 130).drawing().flows().size()).isEqualTo(1);
  }

  @Test
  void fromVeryFarAwayNeighboursOfferNoHandlesInTheWayOfWhatIsMoved() {
    Person person = Person.at(shop()).zoom(0.2);

    assertThat(person.moveTo(179, 130).cursor()).isEqualTo(Cursor.MOVE);
    person.drag(179, 130, 279, 130);
    assertThat(person.drawing().flows().size()).isZero();
    assertThat(person.box("web").x()).isPositive();

    assertThat(person.moveTo(person.box("web").right() + 3, 130).cursor())
        .isEqualTo(Cursor.CROSSHAIR);
  }

  @Test
  void aServiceKnownByItsNameIsOfferedItsUsualPort() {
    Drawing drawing =
        drawing().with(service("web"), 0, 100).with(service("orders-postgres"), 400, 100).build();
    Person person = Person.at(drawing).drag(176, 130, 410, 130);

    List<PortSpec> offered = ((Request.AskPorts) person.request().orElseThrow()).offered();
    assertThat(offered.getFirst()).isEqualTo(PortSpec.parse("tcp/5432"));
    assertThat(person.drawing().flows().values().getFirst().ports()).isEmpty();
  }
}
