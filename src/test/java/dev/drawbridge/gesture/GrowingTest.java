package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Trust;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** New things grow out of those that are there, together with the arrow that leads to them. */
class GrowingTest {
  private static final Modifiers ALT = new Modifiers(false, false, true);
  private static final Modifiers ALT_SHIFT = new Modifiers(true, false, true);

  /** Web at the left, api at the right of it, an office below. */
  private static Drawing shop() {
    return drawing()
        .with(service("web"), 0, 100)
        .with(service("api"), 400, 100)
        .with(network("office", "Office", "10.0.0.0/8"), 0, 400)
        .flow("web", "api", "tcp/80")
        .build();
  }

  @Test
  void aZoneGrowsAConnectedServiceBesideIt() {
    Person person =
        Person.at(drawing().with(zone("dmz", Trust.EXPOSED), 0, 0, 300, 200).build()).select("dmz");
    person.feed(new Input.KeyDown(Input.Key.RIGHT, new Modifiers(false, true, false)));

    assertThat(person.drawing().flows().contains("dmz-to-service")).isTrue();
    assertThat(person.zoneOf("service")).isEmpty();
    assertThat(person.box("service").x()).isGreaterThan(300);
  }

  @Test
  void controlWithAnArrowKeyMakesAConnectedServiceThere() {
    Person person = Person.at(shop()).select("api");
    person.hold(Modifiers.CONTROL).type(Input.Key.RIGHT);

    assertThat(person.drawing().flows().keys()).containsExactly("api-to-service", "web-to-api");
    assertThat(person.box("service").x()).isGreaterThan(person.box("api").right());
    assertThat(person.box("service").y()).isEqualTo(100);
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("service")));
    assertThat(person.request())
        .contains(new Request.Rename(Key.of("service"), true, Optional.of("api-to-service")));
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void whereSomethingStandsAlreadyTheNextFreePlaceIsTaken() {
    Person person = Person.at(shop()).select("web");
    person.hold(Modifiers.CONTROL).type(Input.Key.RIGHT);

    Box made = person.box("service");
    assertThat(made.overlaps(person.box("api"))).isFalse();
    assertThat(made.x()).isGreaterThan(person.box("web").right());
  }

  @Test
  void inAZoneItStandsInTheSameZone() {
    Drawing drawing =
        drawing()
            .with(zone("dmz", Trust.EXPOSED), 0, 0, 300, 200)
            .with(service("web", "dmz"), 40, 80)
            .with(service("beside"), 320, 60)
            .build();
    Person person = Person.at(drawing).select("web");
    person.hold(Modifiers.CONTROL).type(Input.Key.RIGHT);

    assertThat(person.zoneOf("service")).contains(Key.of("dmz"));
    assertThat(person.box("dmz").contains(person.box("service"))).isTrue();
    assertThat(person.box("beside").overlaps(person.box("dmz"))).isFalse();
  }

  @Test
  void theNameOfWhatWasMadeNamesItsArrowToo() {
    Person person = Person.at(shop()).select("api");
    person.hold(Modifiers.CONTROL).type(Input.Key.RIGHT);
    Drawing named =
        Naming.edit(person.drawing(), Key.of("service"), "Billing", true)
            .orElseThrow()
            .apply(person.drawing());

    assertThat(named.flows().keys()).containsExactlyInAnyOrder("web-to-api", "api-to-billing");
    assertThat(Naming.id(person.drawing(), "api-to-service", Key.of("service"), Key.of("billing")))
        .isEqualTo("api-to-billing");
    assertThat(named.services().get(Key.of("billing")).orElseThrow().name()).isEqualTo("Billing");
  }

  @Test
  void anArrowDroppedOnNothingAsksWhatItLeadsTo() {
    Person person = Person.at(shop()).drag(176, 130, 280, 300);

    assertThat(person.request())
        .hasValueSatisfying(request ->
            assertThat(request)
                .isInstanceOfSatisfying(
                    Request.AskTarget.class,
                    ask -> assertThat(ask.from()).isEqualTo(Key.of("web"))));
    assertThat(person.marks().overlays()).singleElement().isInstanceOf(Overlay.Ghost.class);
    assertThat(person.edits()).isZero();
  }

  @Test
  void somethingNewStandsWhereTheArrowWasDropped() {
    Person person = Person.at(shop()).drag(176, 130, 290, 300);
    person.feed(new Input.Choose(new Wish.Fresh(Tile.SERVICE, "Billing")));

    assertThat(person.drawing().flows().keys()).contains("web-to-billing");
    assertThat(person.box("billing").grown(20).contains(new dev.drawbridge.canvas.Point(290, 300)))
        .isTrue();
    assertThat(person.request().orElseThrow()).isInstanceOf(Request.AskPorts.class);
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void withoutANameTheNameIsAsked() {
    Person person = Person.at(shop()).drag(176, 130, 290, 300);
    person.feed(new Input.Choose(new Wish.Fresh(Tile.NETWORK, "")));

    assertThat(person.request())
        .contains(new Request.Rename(Key.of("network"), true, Optional.of("web-to-network")));
  }

  @Test
  void theListMayLeadToWhatIsThereAndShowsItWhileItIsPointedAt() {
    Person person = Person.at(shop()).select("office").type(Input.Key.C);
    person.feed(new Input.Aim(Optional.of(Key.of("api"))));
    assertThat(person.marks().of(Key.of("api")).look()).isEqualTo(Look.TARGET);
    assertThat(person.shown().arrow("office-to-api")).isPresent();
    assertThat(person.edits()).isZero();

    person.feed(new Input.Choose(new Wish.Present(Key.of("api"))));
    assertThat(person.drawing().flows().keys()).contains("office-to-api");
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void escapeLeavesTheListAndNothingElse() {
    Person person = Person.at(shop()).drag(176, 130, 280, 300).type(Input.Key.ESCAPE);

    assertThat(person.isInTheMiddleOfSomething()).isFalse();
    assertThat(person.edits()).isZero();
    person.feed(new Input.Choose(new Wish.Fresh(Tile.SERVICE, "late")));
    assertThat(person.edits()).isZero();
  }

  @Test
  void fromNetworkToANewNetworkIsRefused() {
    Person person = Person.at(shop()).select("office").type(Input.Key.C);
    person.feed(new Input.Choose(new Wish.Fresh(Tile.NETWORK, "Internet")));

    assertThat(person.request()).contains(new Request.Refuse(Refusal.NOBODY_ENFORCES, "Internet"));
    assertThat(person.edits()).isZero();
  }

  @Test
  void altWithAnArrowKeyGoesAlongAnArrow() {
    Person person = Person.at(shop()).select("web").hold(ALT);

    assertThat(person.type(Input.Key.RIGHT).selection()).isEqualTo(Selection.of(Key.of("api")));
    assertThat(person.hold(ALT_SHIFT).type(Input.Key.LEFT).selection())
        .isEqualTo(Selection.of(Key.of("web")));
  }

  @Test
  void whereNoArrowLeadsItSaysSo() {
    Person person = Person.at(shop()).select("web").hold(ALT).type(Input.Key.LEFT);

    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("web")));
    assertThat(person.hints()).containsExactly(Hint.of(Hint.Said.NO_ARROW_TO));
  }

  @Test
  void ofSeveralArrowsTheOneNearestToTheDirectionIsTaken() {
    Drawing drawing =
        drawing()
            .with(service("hub"), 0, 0)
            .with(service("right"), 400, 40)
            .with(service("below"), 60, 300)
            .flow("hub", "below", "tcp/1")
            .flow("hub", "right", "tcp/1")
            .build();

    assertThat(Person.at(drawing).select("hub").hold(ALT).type(Input.Key.DOWN).selection())
        .isEqualTo(Selection.of(Key.of("below")));
    assertThat(Person.at(drawing).select("hub").hold(ALT).type(Input.Key.RIGHT).selection())
        .isEqualTo(Selection.of(Key.of("right")));
  }

  @Test
  void anArrowItselfLeadsToItsEnds() {
    Person person = Person.at(shop()).selectArrow("web-to-api").hold(ALT);

    assertThat(person.type(Input.Key.UP).selection()).isEqualTo(Selection.of(Key.of("api")));
  }

  @Test
  void aNewArrowBesideOthersTakesNoPortsThatTheyHave() {
    Person person = Person.at(shop()).drag(176, 130, 410, 130);

    Flow second = person.drawing().flows().get("web-to-api-2").orElseThrow();
    assertThat(second.ports()).isEmpty();
  }

  @Test
  void whileItIsDrawnItSaysThatItIsOneMore() {
    Person person = Person.at(shop()).dragWithoutRelease(176, 130, 410, 130);

    assertThat(person.hints()).containsExactly(Hint.of(Hint.Said.ONE_MORE_ARROW, "web", "api", 1));
  }

  @Test
  void theStepIsNamedAfterBoth() {
    Gestures gestures = new Gestures();
    Person person = Person.at(shop());
    Response response =
        gestures.on(
            new Input.KeyDown(Input.Key.RIGHT, Modifiers.CONTROL),
            new Situation(person.sheet(), person.viewport(), Selection.of(Key.of("api"))));

    assertThat(response.edit().orElseThrow().code()).isEqualTo(EditCode.ADD_CONNECTED);
    assertThat(response.edit().orElseThrow().arguments()).containsExactly("service", "api");
  }
}
