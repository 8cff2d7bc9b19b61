package dev.drawbridge.gesture;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Overlay;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Trust;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Choosing, deleting, duplicating, and looking around. */
class SelectingTest {

  private static Drawing shop() {
    return drawing()
        .with(zone("dmz", Trust.EXPOSED), 0, 0, 300, 300)
        .with(service("web", "dmz"), 40, 80)
        .with(service("api"), 500, 80)
        .with(service("db"), 500, 300)
        .flow("web", "api", "tcp/8080")
        .flow("api", "db", "tcp/5432")
        .build();
  }

  @Test
  void aClickChoosesAThingAnArrowAZoneOrNothing() {
    Person person = Person.at(shop());

    assertThat(person.clickAt(600, 110).selection()).isEqualTo(Selection.of(Key.of("api")));
    assertThat(person.clickAt(400, 112).selection()).isEqualTo(Selection.ofStatement("web-to-api"));
    assertThat(person.clickAt(150, 20).selection()).isEqualTo(Selection.of(Key.of("dmz")));
    assertThat(person.clickAt(400, 500).selection()).isEqualTo(Selection.NONE);
    assertThat(person.clickAt(150, 250).selection()).isEqualTo(Selection.of(Key.of("dmz")));
    assertThat(person.edits()).isZero();
  }

  @Test
  void shiftOrControlAddsAndTakesAway() {
    Person person = Person.at(shop()).clickAt(600, 110).hold(Modifiers.SHIFT).clickAt(600, 330);
    assertThat(person.selection().elements()).containsExactly(Key.of("api"), Key.of("db"));

    person.hold(Modifiers.CONTROL).clickAt(600, 110);
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("db")));

    person.clickAt(588, 250);
    assertThat(person.selection().statements()).containsExactly("api-to-db");
  }

  @Test
  void aClickOnOneOfSeveralChoosesThatOne() {
    Person person = Person.at(shop()).hold(Modifiers.SHIFT).clickAt(600, 110).clickAt(600, 330);
    person.hold(Modifiers.NONE).clickAt(600, 110);

    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("api")));
  }

  @Test
  void aFrameDraggedToTheRightTakesWhatItHolds() {
    Person person = Person.at(shop()).drag(450, 50, 700, 340);

    assertThat(person.selection().elements()).containsExactly(Key.of("api"));
  }

  @Test
  void aFrameDraggedToTheLeftTakesWhatItTouches() {
    Person person = Person.at(shop()).drag(700, 340, 450, 50);

    assertThat(person.selection().elements())
        .containsExactlyInAnyOrder(Key.of("api"), Key.of("db"));
    assertThat(person.selection().statements())
        .containsExactlyInAnyOrder("web-to-api", "api-to-db");
  }

  @Test
  void aFrameMayBeDrawnInsideAZone() {
    Person person = Person.at(shop()).dragWithoutRelease(20, 60, 250, 200);
    assertThat(person.marks().overlays()).singleElement().isInstanceOf(Overlay.Marquee.class);

    assertThat(person.release().selection().elements()).containsExactly(Key.of("web"));
  }

  @Test
  void controlAChoosesAllAndEscapeNothing() {
    Person person = Person.at(shop()).hold(Modifiers.CONTROL).type(Input.Key.A);
    assertThat(person.selection().size()).isEqualTo(6);

    assertThat(person.hold(Modifiers.NONE).type(Input.Key.ESCAPE).selection())
        .isEqualTo(Selection.NONE);
  }

  @Test
  void deleteRemovesAThingWithItsArrows() {
    Person person = Person.at(shop()).clickAt(600, 110).type(Input.Key.DELETE);

    assertThat(person.drawing().services().keys()).containsExactly(Key.of("web"), Key.of("db"));
    assertThat(person.drawing().flows().isEmpty()).isTrue();
    assertThat(person.selection()).isEqualTo(Selection.NONE);
    assertThat(person.undo().drawing()).isEqualTo(shop());
  }

  @Test
  void whatStaysIsSeenWhereItWas() {
    Drawing placedByTheProgram = inAZone("first", "second", "third");
    Person person = Person.at(placedByTheProgram);
    Box second = person.box("second");
    Box third = person.box("third");

    person.select("first").type(Input.Key.DELETE);
    assertThat(person.box("second")).isEqualTo(second);
    assertThat(person.box("third")).isEqualTo(third);

    person.select("zone").type(Input.Key.DELETE);
    assertThat(person.box("second")).isEqualTo(second);
    assertThat(person.box("third")).isEqualTo(third);
    assertThat(person.undo().undo().drawing()).isEqualTo(placedByTheProgram);
  }

  private static Drawing inAZone(String... services) {
    Drawing drawing = Drawing.EMPTY.with(zone("zone", Trust.INTERNAL));
    for (String service : services) {
      drawing = drawing.with(service(service, "zone"));
    }
    return drawing;
  }

  @Test
  void deleteOfAnArrowLeavesItsEnds() {
    Person person = Person.at(shop()).clickAt(400, 112).type(Input.Key.BACKSPACE);

    assertThat(person.drawing().flows().keys()).containsExactly("api-to-db");
    assertThat(person.drawing().services().size()).isEqualTo(3);
  }

  @Test
  void withNothingChosenDeleteIsNotForTheCanvas() {
    assertThat(Person.at(shop()).type(Input.Key.DELETE).understood()).isFalse();
  }

  @Test
  void tabGoesThroughTheOutlineAndRoundAgain() {
    Person person = Person.at(shop());
    var seen = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      seen.add(person.type(Input.Key.TAB).selection().only().orElseThrow().text());
    }
    assertThat(seen).containsExactly("dmz", "web", "api", "db", "dmz");

    person.hold(Modifiers.SHIFT).type(Input.Key.TAB);
    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("db")));
  }

  @Test
  void tabBringsIntoViewWhatItChooses() {
    Drawing far = drawing().with(service("far"), 5000, 4000).build();
    Person person = Person.at(far).type(Input.Key.TAB);

    assertThat(person.viewport().visible().contains(person.box("far"))).isTrue();
  }

  @Test
  void f2OrADoubleClickOpensTheName() {
    Person person = Person.at(shop()).clickAt(600, 110).type(Input.Key.F2);
    assertThat(person.request()).contains(new Request.Rename(Key.of("api"), false));

    Person other = Person.at(shop());
    other.clickAt(600, 110);
    other.feed(new Input.Press(new Point(600, 110), Input.Button.PRIMARY, 2, Modifiers.NONE));
    assertThat(other.request()).contains(new Request.Rename(Key.of("api"), false));
  }

  @Test
  void enterOnAnArrowAsksForItsPorts() {
    Person person = Person.at(shop()).clickAt(400, 112).type(Input.Key.ENTER);

    assertThat(person.request()).containsInstanceOf(Request.AskPorts.class);
  }

  @Test
  void theOtherButtonChoosesAndOpensAMenu() {
    Person person = Person.at(shop());
    person.feed(new Input.Press(new Point(600, 110), Input.Button.SECONDARY, 1, Modifiers.NONE));

    assertThat(person.selection()).isEqualTo(Selection.of(Key.of("api")));
    assertThat(person.request()).contains(new Request.Menu(new Point(600, 110)));
  }

  @Test
  void controlDMakesASecondOneWithTheArrowsInBetween() {
    Person person = Person.at(shop()).hold(Modifiers.SHIFT).clickAt(600, 110).clickAt(600, 330);
    person.hold(Modifiers.CONTROL).type(Input.Key.D);

    assertThat(person.drawing().flows().keys())
        .containsExactlyInAnyOrder("web-to-api", "api-to-db", "api-2-to-db-2");
    assertThat(person.selection().elements()).containsExactly(Key.of("api-2"), Key.of("db-2"));
    assertThat(person.box("api-2").x() - person.box("api").x()).isEqualTo(40);
    assertThat(person.edits()).isEqualTo(1);
  }

  @Test
  void aDuplicateOfAZoneHoldsDuplicates() {
    Person person = Person.at(shop()).clickAt(150, 20).hold(Modifiers.CONTROL).type(Input.Key.D);

    assertThat(person.zoneOf("web-2")).contains(Key.of("dmz-2"));
    assertThat(person.selection()).isEqualTo(new Selection(Set.of(Key.of("dmz-2")), Set.of()));
  }

  @Test
  void theWheelScrollsWithShiftSidewaysAndWithControlZoomsAtThePointer() {
    Person person = Person.at(shop());
    Point at = new Point(300, 200);
    person.feed(new Input.Scroll(at, 0, 40, Modifiers.NONE));
    assertThat(person.viewport().origin()).isEqualTo(new Point(0, 40));

    person.feed(new Input.Scroll(at, 0, 40, Modifiers.SHIFT));
    assertThat(person.viewport().origin()).isEqualTo(new Point(40, 40));

    Point under = person.viewport().toSheet(at);
    person.feed(new Input.Scroll(at, 0, -120, Modifiers.CONTROL));
    assertThat(person.viewport().zoom()).isGreaterThan(1.2);
    assertThat(person.viewport().toSheet(at).distance(under)).isLessThan(1e-6);
  }

  @Test
  void theMiddleButtonAndTheSpaceBarMoveTheCanvas() {
    Person person = Person.at(shop());
    person.feed(new Input.Press(new Point(10, 10), Input.Button.MIDDLE, 1, Modifiers.NONE));
    person.feed(new Input.Move(new Point(60, 30), Modifiers.NONE));
    person.feed(new Input.Release(new Point(60, 30), Input.Button.MIDDLE, Modifiers.NONE));
    assertThat(person.viewport().origin()).isEqualTo(new Point(-50, -20));

    person.feed(new Input.KeyDown(Input.Key.SPACE, Modifiers.NONE));
    assertThat(person.cursor()).isEqualTo(Cursor.OPEN_HAND);
    person.feed(new Input.Press(new Point(60, 30), Input.Button.PRIMARY, 1, Modifiers.NONE));
    person.feed(new Input.Move(new Point(10, 10), Modifiers.NONE));
    person.feed(new Input.Release(new Point(10, 10), Input.Button.PRIMARY, Modifiers.NONE));
    person.feed(new Input.KeyUp(Input.Key.SPACE, Modifiers.NONE));
    assertThat(person.viewport().origin()).isEqualTo(new Point(0, 0));
    assertThat(person.isInTheMiddleOfSomething()).isFalse();
    assertThat(person.selection()).isEqualTo(Selection.NONE);
  }

  @Test
  void shift1FitsAllAndControl0IsAHundredPercent() {
    Person person = Person.at(shop()).zoom(4).hold(Modifiers.SHIFT).type(Input.Key.DIGIT_1);
    assertThat(person.viewport().visible().contains(person.sheet().bounds())).isTrue();

    assertThat(person.hold(Modifiers.CONTROL).type(Input.Key.DIGIT_0).viewport().zoom())
        .isEqualTo(1.0);
  }
}
