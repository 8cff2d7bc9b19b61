package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** New things come from the palette. */
class PlacingTest {

  @Test
  void draggingATileMakesAServiceWithItsMiddleUnderThePointer() {
    Person person = Person.at(Drawing.EMPTY).pressTile(Tile.SERVICE).carryTo(300, 200).release();

    assertThat(person.box("service").centre().x()).isBetween(295.0, 305.0);
    assertThat(person.drawing().layout().get(Key.of("service"))).contains(Placement.at(210, 170));
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("service")));
    assertThat(person.request()).contains(new Request.Rename(Key.of("service"), true));
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void clickingATileAndThenTheCanvasDoesTheSame() {
    Person person =
        Person.at(Drawing.EMPTY).clickTile(Tile.NETWORK).carryTo(300, 200).clickAt(300, 200);

    assertThat(person.drawing().element(Key.of("network"))).containsInstanceOf(Network.class);
    assertThat(person.edits()).isEqualTo(1);
    assertThat(person.isInTheMiddleOfSomething()).isFalse();
  }

  @Test
  void enterOnATilePlacesInTheMiddleOfWhatShows() {
    Person person = Person.at(Drawing.EMPTY).feed(new Input.TileEnter(Tile.NOTE));

    assertThat(person.drawing().element(Key.of("note"))).containsInstanceOf(Note.class);
    assertThat(person.box("note").centre().x()).isBetween(494.0, 506.0);
  }

  @Test
  void beforeTheReleaseItShowsWhatWillBe() {
    Person person =
        Person.at(drawing().with(zone("dmz", Trust.EXPOSED), 100, 100, 400, 300).build())
            .pressTile(Tile.SERVICE)
            .carryTo(300, 250);

    assertThat(person.edits()).isZero();
    assertThat(person.shownBox("service")).isNotNull();
    assertThat(person.marks().of(Key.of("service")).look()).isEqualTo(Look.PROMISED);
    assertThat(person.marks().of(Key.of("dmz")).look()).isEqualTo(Look.TARGET);
  }

  @Test
  void escapeTakesItBack() {
    Person person =
        Person.at(Drawing.EMPTY)
            .pressTile(Tile.SERVICE)
            .carryTo(300, 200)
            .type(Input.Key.ESCAPE)
            .release();

    assertThat(person.edits()).isZero();
    assertThat(person.isInTheMiddleOfSomething()).isFalse();
  }

  @Test
  void draggingATileBackToThePaletteMakesNothing() {
    Person person =
        Person.at(Drawing.EMPTY).pressTile(Tile.SERVICE).carryTo(300, 200).carryTo(-50, 50);
    person.release();

    assertThat(person.edits()).isZero();
    assertThat(person.isInTheMiddleOfSomething()).isFalse();
  }

  @Test
  void whatIsPlacedInAZoneIsItsMemberAndCountsFromItsCorner() {
    Person person =
        Person.at(drawing().with(zone("dmz", Trust.EXPOSED), 100, 100, 400, 300).build())
            .pressTile(Tile.SERVICE)
            .carryTo(300, 250)
            .release();

    assertThat(person.zoneOf("service")).contains(Key.of("dmz"));
    assertThat(person.drawing().layout().get(Key.of("service"))).contains(Placement.at(110, 120));
  }

  @Test
  void aZoneGrowsAroundWhatIsPlacedAtItsEdge() {
    Person person =
        Person.at(drawing().with(zone("dmz", Trust.EXPOSED), 100, 100, 400, 300).build())
            .pressTile(Tile.SERVICE)
            .carryTo(490, 390)
            .release();

    assertThat(person.box("dmz").contains(person.box("service"))).isTrue();
  }

  @Test
  void newZonesNestWhereTheyAreDropped() {
    Person person =
        Person.at(drawing().with(zone("outer", Trust.INTERNAL), 0, 0, 600, 500).build())
            .pressTile(Tile.ZONE)
            .carryTo(300, 250)
            .release();

    assertThat(person.drawing().element(Key.of("zone"))).containsInstanceOf(Zone.class);
    assertThat(person.zoneOf("zone")).contains(Key.of("outer"));
  }

  @Test
  void namesThatAreTakenGetANumber() {
    Person person = Person.at(Drawing.EMPTY);
    for (int i = 0; i < 3; i++) {
      person.pressTile(Tile.SERVICE).carryTo(200, 100 + 150 * i).release();
    }

    assertThat(person.drawing().services().keys())
        .containsExactly(Key.of("service"), Key.of("service-2"), Key.of("service-3"));
  }

  @Test
  void withShiftNothingSnaps() {
    Person person =
        Person.at(Drawing.EMPTY).hold(Modifiers.SHIFT).pressTile(Tile.SERVICE).carryTo(303, 207);
    person.release();

    assertThat(person.drawing().layout().get(Key.of("service"))).contains(Placement.at(215, 177));
  }

  @Test
  void aDoubleClickOnEmptySpaceMakesAServiceThere() {
    Person person = Person.at(Drawing.EMPTY).doubleClickAt(400, 300);

    assertThat(person.drawing().services().size()).isEqualTo(1);
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void whatHadNoPlaceOfItsOwnStaysWhereItWasSeen() {
    Person person =
        Person.at(drawing().with(service("a")).with(service("b")).with(service("c")).build());
    var before = person.box("b");

    person.pressTile(Tile.SERVICE).carryTo(600, 600).release();

    assertThat(person.box("b")).isEqualTo(before);
    assertThat(person.undo().drawing().layout().isEmpty()).isTrue();
  }

  @Test
  void aFreshThingGetsItsKeyFromTheNameThatIsTyped() {
    Person person = Person.at(Drawing.EMPTY).doubleClickAt(400, 300);
    Drawing named =
        Naming.edit(person.drawing(), Key.of("service"), " Order API ", true)
            .orElseThrow()
            .apply(person.drawing());

    assertThat(named.services().get(Key.of("order-api")).orElseThrow().name())
        .isEqualTo("Order API");
    assertThat(named.layout().contains(Key.of("order-api"))).isTrue();
  }

  @Test
  void anOlderThingKeepsItsKey() {
    Drawing drawing = drawing().with(service("api")).build();

    assertThat(
            Naming.edit(drawing, Key.of("api"), "Order API", false)
                .orElseThrow()
                .apply(drawing)
                .services()
                .keys())
        .containsExactly(Key.of("api"));
    assertThat(Naming.edit(drawing, Key.of("api"), "api", false)).isEqualTo(Optional.empty());
    assertThat(Naming.edit(drawing, Key.of("api"), "  ", true)).isEqualTo(Optional.empty());
  }
}
