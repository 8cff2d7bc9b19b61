package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Route;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Trust;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ends of a selected arrow are led to other things. */
class ReaimingTest {

  private static Drawing shop() {
    Drawing drawn =
        drawing()
            .with(service("web"), 0, 0)
            .with(service("api"), 400, 0)
            .with(service("db"), 400, 300)
            .with(network("office", "Office", "10.0.0.0/8"), 0, 300)
            .with(network("internet", "Internet", "internet"), 0, 500)
            .with(zone("vault", Trust.RESTRICTED), 700, 0, 300, 200)
            .flow("web", "api", "tcp/80")
            .flow("office", "api", "tcp/22")
            .build();
    Flow flow = drawn.flows().get("web-to-api").orElseThrow();
    return drawn.with(flow.withWhy("orders"));
  }

  private static Person holding(String id, boolean start) {
    Person person = Person.at(shop()).selectArrow(id);
    Route route = person.sheet().arrow(id).orElseThrow().route();
    Point end = start ? route.start() : route.end();
    return person.pressAt(end.x(), end.y());
  }

  private static Flow flow(Person person, String id) {
    return person.drawing().flows().get(id).orElseThrow();
  }

  @Test
  void theEndIsLedToSomethingElseAndAllThatItSaysStays() {
    Person person = holding("web-to-api", false).carryTo(480, 330).release();

    Flow flow = flow(person, "web-to-api");
    assertThat(flow.to()).isEqualTo(Key.of("db"));
    assertThat(flow.from()).isEqualTo(Key.of("web"));
    assertThat(flow.why()).isEqualTo("orders");
    assertThat(flow.ports()).hasSize(1);
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void theStartToo() {
    Person person = holding("web-to-api", true).carryTo(480, 330).release();

    assertThat(flow(person, "web-to-api").from()).isEqualTo(Key.of("db"));
  }

  @Test
  void itShowsBeforeItHappens() {
    Person person = holding("web-to-api", false).carryTo(480, 330);

    assertThat(person.marks().of(Key.of("db")).look()).isEqualTo(Look.TARGET);
    assertThat(person.shown().arrow("web-to-api").orElseThrow().to()).isEqualTo(Key.of("db"));
    assertThat(person.edits()).isZero();
  }

  @Test
  void escapeTakesItBack() {
    Person person = holding("web-to-api", false).carryTo(480, 330).type(Input.Key.ESCAPE);

    assertThat(person.release().edits()).isZero();
    assertThat(person.shown().arrow("web-to-api").orElseThrow().to()).isEqualTo(Key.of("api"));
  }

  @Test
  void droppedOnNothingItStaysWhereItWas() {
    assertThat(holding("web-to-api", false).carryTo(250, 600).release().edits()).isZero();
  }

  @Test
  void aZoneIsAnEndToo() {
    Person person = holding("web-to-api", false).carryTo(900, 150).release();

    assertThat(flow(person, "web-to-api").to()).isEqualTo(Key.of("vault"));
  }

  @Test
  void toItselfItIsASelfArrow() {
    Person person = holding("web-to-api", true).carryTo(480, 30).release();

    assertThat(flow(person, "web-to-api").isSelf()).isTrue();
  }

  @Test
  void fromNetworkToNetworkIsRefusedWhileItIsDragged() {
    Person person = holding("office-to-api", false).carryTo(60, 520);

    assertThat(person.request()).contains(new Request.Refuse(Refusal.NOBODY_ENFORCES, "Internet"));
    assertThat(person.marks().of(Key.of("internet")).look()).isEqualTo(Look.REFUSED);
    assertThat(person.release().edits()).isZero();
  }

  @Test
  void anEndIsLedToSomethingNew() {
    Person person = Person.at(shop()).selectArrow("web-to-api").type(Input.Key.E);
    person.feed(new Input.Choose(new Wish.Fresh(Tile.SERVICE, "cache")));

    Flow flow = flow(person, "web-to-api");
    assertThat(flow.to()).isEqualTo(Key.of("cache"));
    assertThat(flow.why()).isEqualTo("orders");
    assertThat(person.box("cache").overlaps(person.box("api"))).isFalse();
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void theNameOfANewEndIsAskedIfItWasNotTyped() {
    Person person = Person.at(shop()).selectArrow("web-to-api").type(Input.Key.E);
    person.feed(new Input.Choose(new Wish.Fresh(Tile.ZONE, "")));

    Key made = flow(person, "web-to-api").to();
    assertThat(person.request()).contains(new Request.Rename(made, true));
  }

  @Test
  void theEndsOfAnArrowThatIsNotSelectedAreNoHandles() {
    Person person = Person.at(shop());
    Point end = person.sheet().arrow("web-to-api").orElseThrow().route().end();
    person.drag(end.x(), end.y(), 480, 330);

    assertThat(flow(person, "web-to-api").to()).isEqualTo(Key.of("api"));
  }

  private static Person listing(String id, Modifiers held) {
    return Person.at(shop()).selectArrow(id).feed(new Input.KeyDown(Input.Key.E, held));
  }

  @Test
  void byKeyTheEndIsChosenFromAListWhichShowsWhatItPointsAt() {
    Person person = listing("web-to-api", Modifiers.NONE);
    assertThat(person.request().orElseThrow()).isInstanceOf(Request.AskEnd.class);

    person.feed(new Input.Aim(Optional.of(Key.of("db"))));
    assertThat(person.shown().arrow("web-to-api").orElseThrow().to()).isEqualTo(Key.of("db"));
    assertThat(person.drawing()).isEqualTo(shop());

    person.feed(new Input.Choose(new Wish.Present(Key.of("db"))));
    assertThat(flow(person, "web-to-api").to()).isEqualTo(Key.of("db"));
    assertThat(flow(person, "web-to-api").why()).isEqualTo("orders");
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
  }

  @Test
  void withShiftItIsTheStart() {
    Person person = listing("web-to-api", new Modifiers(true, false, false));
    person.feed(new Input.Choose(new Wish.Present(Key.of("office"))));

    assertThat(flow(person, "web-to-api").from()).isEqualTo(Key.of("office"));
  }

  @Test
  void escapeLeavesTheArrowAsItWas() {
    Person person = listing("web-to-api", Modifiers.NONE);
    person.feed(new Input.Aim(Optional.of(Key.of("db")))).type(Input.Key.ESCAPE);

    assertThat(person.shown().drawing()).isEqualTo(shop());
    assertThat(person.edits()).isZero();
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
  }

  @Test
  void whatNobodyCouldEnforceIsRefusedInTheListToo() {
    Person person = listing("office-to-api", Modifiers.NONE);
    person.feed(new Input.Aim(Optional.of(Key.of("internet"))));
    assertThat(person.marks().of(Key.of("internet")).look()).isEqualTo(Look.REFUSED);

    person.feed(new Input.Choose(new Wish.Present(Key.of("internet"))));
    assertThat(person.edits()).isZero();
  }

  @Test
  void withoutAnArrowTheKeyMeansNothing() {
    Person person = Person.at(shop()).select("web").type(Input.Key.E);
    assertThat(person.request()).isEmpty();
  }

  @Test
  void theArrowsOfAThingAreSelectedOneAfterAnother() {
    Person person = Person.at(shop()).select("api");
    person.feed(new Input.KeyDown(Input.Key.N, new Modifiers(true, false, false)));
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
    person.feed(new Input.KeyDown(Input.Key.N, new Modifiers(true, false, false)));
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("office-to-api"));
    person.feed(new Input.KeyDown(Input.Key.N, new Modifiers(true, false, false)));
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));

    person.select("web").type(Input.Key.N);
    assertThat(person.selection()).isEqualTo(Selection.ofStatement("web-to-api"));
    person.select("db").type(Input.Key.N);
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("db")));
    assertThat(person.hints()).isNotEmpty();
  }
}
