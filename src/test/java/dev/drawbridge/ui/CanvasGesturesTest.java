package dev.drawbridge.ui;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.store.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gestures on the canvas of a window, with what opens in place. */
@Tag("window")
class CanvasGesturesTest {
  @TempDir private Path folder;

  private static Drawing shop() {
    return drawing()
        .with(service("web"), 40, 40)
        .with(service("api").withPorts(Map.of("http", PortSpec.parse("tcp/8080"))), 320, 40)
        .with(zone("vault", Trust.RESTRICTED), 40, 260, 280, 160)
        .with(service("db", "vault"), 40, 70)
        .with(network("office", "Office", "10.9.0.0/16"), 360, 200)
        .with(network("world", "World", "internet"), 360, 340)
        .flow("web", "api", "tcp/8080")
        .build();
  }

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Document.of(shop())), folder);
  }

  private static String text(TestWindow window, String selector) {
    return window.call(() -> ((Label) window.node(selector)).getText());
  }

  /** A place of the sheet, in the scene. */
  private static Point2D at(TestWindow window, double x, double y) {
    Point place = window.call(() -> window.panels().canvas().viewport().toScreen(new Point(x, y)));
    return window.onCanvas(place.x(), place.y());
  }

  private static void hasFlow(TestWindow window, String id) {
    window.until(() -> window.bench().drawing().flows().contains(id));
  }

  private static void select(TestWindow window, Selection selection) {
    window.run(() -> {
      window.bench().select(selection);
      window.panels().canvas().requestFocus();
    });
  }

  @Test
  void anArrowDroppedOnNothingGetsANewEndNamedAtOnce() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.on("web", 0.5, 0.995), at(window, 250, 180));
      window.node("#target-card");
      hand.type("Billing").type(KeyCode.ENTER);
      hasFlow(window, "web-to-billing");

      window.node("#ports-card");
      hand.type("8443").type(KeyCode.ENTER);
      window.until(() -> ports(window, "web-to-billing").equals("tcp/8443"));
      assertThat(window.bench().desk().done()).isEqualTo(1);
      hand.holdControl().type(KeyCode.Z).letGo();
      window.until(() -> !window.bench().drawing().has(Key.of("billing")));
      assertThat(window.drawing()).isEqualTo(shop());
    }
  }

  @Test
  void aNewServiceAndItsNameAreOneStep() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.middle(window.node("#tile-service")), at(window, 560, 440));
      window.node("#name-editor");
      assertThat(text(window, "#status")).isEqualTo("Enter keeps it. Esc takes service back.");
      hand.type("Billing").type(KeyCode.ENTER);
      window.until(() -> window.bench().drawing().has(Key.of("billing")));
      assertThat(window.bench().desk().done()).isEqualTo(1);
      assertThat(window.bench().selection()).isEqualTo(Selection.of(Key.of("billing")));
      assertThat(window.call(() -> window.command("command.undo").name().getValue()))
          .isEqualTo("Undo: Add Billing");
      hand.holdControl().type(KeyCode.Z).letGo();
      window.until(() -> window.bench().desk().done() == 0);
      assertThat(window.drawing()).isEqualTo(shop());
    }
  }

  @Test
  void escapeWhileNamingTakesTheNewThingBackAndRedoBringsItsNameToo() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.middle(window.node("#tile-service")), at(window, 560, 440));
      window.node("#name-editor");
      hand.type("Billing").type(KeyCode.ESCAPE);
      window.until(() -> !window.shows("#name-editor"));
      assertThat(window.drawing()).isEqualTo(shop());
      assertThat(text(window, "#status"))
          .isEqualTo("Took back Billing. Ctrl+Shift+Z brings it back.");
      hand.holdControl().holdShift().type(KeyCode.Z).letGo();
      window.until(() -> window.bench().drawing().has(Key.of("billing")));
    }
  }

  @Test
  void theFieldForANameMovesWithWhatItNames() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      select(window, Selection.of(Key.of("vault")));
      hand.type(KeyCode.F2);
      Node field = window.node("#name-editor").getParent();
      double gap = window.call(field::getLayoutY) - onScreen(window, "vault").y();
      hand.moveTo(at(window, 600, 480)).scroll(1);
      window.settle();
      assertThat(window.call(field::getLayoutY) - onScreen(window, "vault").y()).isEqualTo(gap);
      assertThat(gap).isLessThan(20);
    }
  }

  private static Box onScreen(TestWindow window, String key) {
    return window.call(() -> window.panels().canvas().onScreen(Key.of(key)).orElseThrow());
  }

  @Test
  void adviceAboutTheKeysGoesWithTheField() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.middle(window.node("#tile-note")), at(window, 600, 440));
      window.node("#name-editor");
      assertThat(text(window, "#status")).startsWith("Ctrl+Enter keeps it.");
      hand.type("Ask Ann").holdControl().type(KeyCode.ENTER).letGo();
      window.until(() -> !window.shows("#name-editor"));
      assertThat(text(window, "#status")).doesNotContain("Esc");
      assertThat(window.bench().desk().done()).isEqualTo(1);
    }
  }

  @Test
  void aRouterComesFromThePaletteAndArrowsSayThatTheyPassIt() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.middle(window.node("#tile-router")), at(window, 560, 440));
      window.node("#name-editor");
      hand.type("Edge").type(KeyCode.ENTER);
      window.until(() -> window.bench().drawing().routers().size() == 1);
      Router edge = window.bench().drawing().routers().values().getFirst();
      window.run(() -> {
        Element api = window.bench().drawing().element(Key.of("api")).orElseThrow();
        window.bench().perform(new Edit.Change(Zone.of(Key.of("lan"))));
        window.bench().perform(new Edit.Change(api.inZone(Optional.of(Key.of("lan")))));
        window
            .bench()
            .perform(
                new Edit.Change(
                    edge.withJoins(Map.of(Key.of("lan"), "eth0", Key.of("vault"), "eth1"))));
        window
            .bench()
            .perform(
                new Edit.Say(
                    Flow.of("x", Key.of("api"), Key.of("db"), PortSpec.parse("tcp/5432"))));
        window.bench().select(Selection.ofStatement("x"));
      });
      window.until(
          () -> text(window, "#status").equals("api may reach db on tcp 5432, through Edge"));
    }
  }

  @Test
  void anArrowAndItsPortsAreOneStep() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.on("web", 0.5, 0.995), window.on("db", 0.5, 0.5));
      window.node("#ports-card");
      hasFlow(window, "web-to-db");
      hand.type("5432").type(KeyCode.ENTER);
      window.until(() -> ports(window, "web-to-db").equals("tcp/5432"));
      assertThat(window.bench().desk().done()).isEqualTo(1);
      hand.holdControl().type(KeyCode.Z).letGo();
      window.until(() -> window.bench().desk().done() == 0);
      assertThat(window.drawing()).isEqualTo(shop());
    }
  }

  @Test
  void escapeWhilePortsAreAskedTakesTheArrowBack() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.on("web", 0.5, 0.995), window.on("db", 0.5, 0.5));
      window.node("#ports-card");
      hand.type(KeyCode.ESCAPE);
      window.until(() -> !window.shows("#ports-card"));
      assertThat(window.drawing()).isEqualTo(shop());
      assertThat(text(window, "#status")).startsWith("Took back web → db.");
      assertThat(window.bench().selection()).isEqualTo(Selection.of(Key.of("web")));
    }
  }

  @Test
  void goingElsewhereKeepsTheArrowAndPortsOfOldArrowsAreAStepOfTheirOwn() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.on("web", 0.5, 0.995), window.on("db", 0.5, 0.5));
      window.node("#ports-card");
      hand.click(at(window, 600, 480));
      window.until(() -> !window.shows("#ports-card"));
      hasFlow(window, "web-to-db");
      select(window, Selection.ofStatement("web-to-db"));
      hand.type(KeyCode.ENTER);
      window.node("#ports-card");
      hand.type("5432").type(KeyCode.ENTER);
      window.until(() -> window.bench().desk().done() == 2);
      hand.type(KeyCode.ENTER);
      window.node("#ports-card");
      hand.type(KeyCode.ESCAPE);
      window.until(() -> !window.shows("#ports-card"));
      hasFlow(window, "web-to-db");
    }
  }

  @Test
  void aThingThatIsTakenBackWhileItsNameIsTypedTakesTheFieldAlong() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.middle(window.node("#tile-zone")), at(window, 640, 440));
      window.node("#name-editor");
      hand.holdControl().type(KeyCode.Z).letGo();
      window.until(() -> !window.shows("#name-editor"));
      assertThat(window.drawing()).isEqualTo(shop());
    }
  }

  private static String ports(TestWindow window, String id) {
    return window.bench().drawing().flows().get(id).stream()
        .map(Flow::ports)
        .flatMap(List::stream)
        .map(PortSpec::text)
        .reduce("", String::concat);
  }

  @Test
  void theListOfEndsFindsWhatIsThereByTyping() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      select(window, Selection.of(Key.of("office")));
      hand.type(KeyCode.C);
      window.node("#target-card");
      hand.type("ap");
      window.until(() ->
          window.node(".target-list") instanceof ListView<?> list && list.getItems().size() == 3);
      hand.type(KeyCode.ENTER);
      hasFlow(window, "office-to-api");

      // The port that the target names is in the field already.
      window.node("#ports-card");
      hand.type(KeyCode.ENTER);
      window.until(() -> !window.shows("#ports-card"));
      assertThat(ports(window, "office-to-api")).isEqualTo("tcp/8080");
    }
  }

  @Test
  void theLetterThatOpensAListIsNotTheFirstOneInIt() throws Exception {
    try (TestWindow window = open()) {
      select(window, Selection.of(Key.of("office")));
      window.hand().stroke(KeyCode.C, 'c');
      window.node("#target-card");
      window.settle();
      assertThat(window.call(() -> ((TextField) window.node("#target-field")).getText())).isEmpty();
    }
  }

  @Test
  void escapeClosesTheListAndDrawsNothing() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.drag(window.on("web", 0.5, 0.995), at(window, 250, 180));
      window.node("#target-card");
      hand.type(KeyCode.ESCAPE);
      window.until(() -> !window.shows("#target-card"));
      assertThat(window.drawing()).isEqualTo(shop());
      assertThat(window.call(() -> window.panels().canvas().isFocused())).isTrue();
    }
  }

  @Test
  void aConnectedServiceIsMadeByKeysAlone() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      select(window, Selection.of(Key.of("api")));
      hand.holdControl().type(KeyCode.DOWN).letGo();
      window.node("#name-editor");
      hand.type("Postgres").type(KeyCode.ENTER);
      hasFlow(window, "api-to-postgres");

      window.node("#ports-card");
      hand.type(KeyCode.DOWN).type(KeyCode.ENTER);
      window.until(() -> ports(window, "api-to-postgres").equals("tcp/5432"));
      window.until(() -> window.bench().selection().equals(Selection.of(Key.of("postgres"))));
      assertThat(window.bench().desk().done()).isEqualTo(1);
      hand.holdAlt().holdShift().type(KeyCode.UP).letGo();
      window.until(() -> window.bench().selection().equals(Selection.of(Key.of("api"))));
    }
  }

  @Test
  void theEndOfASelectedArrowIsLedElsewhere() throws Exception {
    try (TestWindow window = open()) {
      select(window, Selection.ofStatement("web-to-api"));
      Point end =
          window.call(() ->
              window.panels().canvas().sheet().arrow("web-to-api").orElseThrow().route().end());
      window.hand().drag(at(window, end.x(), end.y()), window.on("db", 0.5, 0.5));
      window.until(() ->
          window
              .bench()
              .drawing()
              .flows()
              .get("web-to-api")
              .orElseThrow()
              .to()
              .equals(Key.of("db")));
      assertThat(ports(window, "web-to-api")).isEqualTo("tcp/8080");
    }
  }

  @Test
  void aListThatGrowsWhileItIsTypedInStaysInSight() throws Exception {
    try (TestWindow window = open()) {
      Node canvas = window.panels().canvas();
      double low = window.call(() -> canvas.getLayoutBounds().getHeight() - 10);
      window.hand().drag(window.on("api", 0.5, 1), window.onCanvas(500, low));
      window.until(() -> window.node("#target-field").isFocused());
      window.hand().type("b");
      window.until(() -> {
        Node card = window.node("#target-card");
        Bounds bounds = card.localToScene(card.getLayoutBounds());
        return bounds.getMaxY() <= canvas.localToScene(canvas.getLayoutBounds()).getMaxY();
      });
    }
  }

  @Test
  void theOtherEndOfAnArrowIsMadeWhileItIsLedThere() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      select(window, Selection.ofStatement("web-to-api"));
      hand.type(KeyCode.E);
      window.until(() -> window.node("#target-field").isFocused());
      hand.type("cache").type(KeyCode.ENTER);
      window.until(() -> window.drawing().has(Key.of("cache")));
      assertThat(window.drawing().flows().get("web-to-api").orElseThrow().to())
          .isEqualTo(Key.of("cache"));
      hand.holdControl().type(KeyCode.Z).letGo();
      window.until(() -> window.drawing().equals(shop()));
    }
  }

  @Test
  void theEndOfAnArrowIsLedElsewhereByKeysAlone() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      select(window, Selection.of(Key.of("web")));
      hand.type(KeyCode.N);
      window.until(() -> window.bench().selection().equals(Selection.ofStatement("web-to-api")));
      hand.type(KeyCode.E);
      window.node("#target-card");
      window.until(() -> window.node("#target-field").isFocused());
      hand.type("wor");
      window.until(() -> text(window, "#status").contains("web may reach World"));
      hand.type(KeyCode.ESCAPE);
      window.until(() -> !window.shows("#target-card"));
      assertThat(window.drawing()).isEqualTo(shop());

      hand.type(KeyCode.E);
      window.until(() -> window.node("#target-field").isFocused());
      hand.type("db").type(KeyCode.ENTER);
      window.until(() -> !window.drawing().equals(shop()));
      assertThat(window.drawing().flows().get("web-to-api").orElseThrow().to())
          .isEqualTo(Key.of("db"));
      assertThat(window.bench().selection()).isEqualTo(Selection.ofStatement("web-to-api"));
      hand.holdControl().type(KeyCode.Z).letGo();
      window.until(() -> window.drawing().equals(shop()));
    }
  }

  @Test
  void whyNotIsSaidBesideThePointerWhileTheArrowIsDrawn() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.moveTo(window.on("office", 0.5, 0.99)).press().moveTo(window.on("world", 0.5, 0.3));
      window.node("#pointer-tip");
      assertThat(text(window, "#pointer-tip")).contains("Nobody enforces");
      hand.moveTo(at(window, 240, 470));
      window.until(() -> !window.shows("#pointer-tip"));
      hand.type(KeyCode.ESCAPE).release();
      assertThat(window.drawing()).isEqualTo(shop());
    }
  }

  @Test
  void joiningAZoneSaysWhatThatChangesBeforeAndAfter() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.moveTo(window.on("web", 0.6, 0.5)).press().moveTo(window.on("vault", 0.6, 0.9));
      window.node("#pointer-tip");
      assertThat(text(window, "#pointer-tip")).contains("web joins vault");
      assertThat(text(window, "#status")).contains("restricted instead of internal");
      hand.release();
      window.until(() ->
          window
              .bench()
              .drawing()
              .element(Key.of("web"))
              .orElseThrow()
              .zone()
              .equals(Optional.of(Key.of("vault"))));
      assertThat(text(window, "#status")).contains("restricted instead of internal");
    }
  }

  @Test
  void aDragThatLosesTheKeyboardIsGivenUp() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.moveTo(window.on("web", 0.6, 0.5)).press().moveTo(at(window, 400, 470));
      window.run(() -> window.node("#tile-service").requestFocus());
      hand.release();
      assertThat(window.drawing()).isEqualTo(shop());
      assertThat(window.call(() -> window.panels().canvas().isInGesture())).isFalse();
    }
  }

  @Test
  void controlDragsACopyAway() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.holdControl().drag(window.on("web", 0.6, 0.5), at(window, 460, 480));
      hand.letGo();
      window.until(() -> window.bench().drawing().has(Key.of("web-2")));
      assertThat(window.bench().selection()).isEqualTo(Selection.of(Key.of("web-2")));
    }
  }

  @Test
  void aClickOnTheTrustIconChangesTrust() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      hand.click(at(window, 62, 279));
      window.node("#trust-card");
      hand.type(KeyCode.UP).type(KeyCode.SPACE);
      window.until(() ->
          window
              .bench()
              .drawing()
              .zones()
              .get(Key.of("vault"))
              .orElseThrow()
              .trust()
              .equals(Optional.of(Trust.INTERNAL)));
      assertThat(window.shows("#trust-card")).isFalse();
    }
  }

  @Test
  void aClickOnTheIconOfASelectedCardChoosesAnother() throws Exception {
    try (TestWindow window = open()) {
      Hand hand = window.hand();
      select(window, Selection.of(Key.of("api")));
      hand.click(at(window, 320 + 27, 70));
      window.node("#icon-card");
      hand.type("cloud").type(KeyCode.ENTER);
      window.until(() ->
          window
              .bench()
              .drawing()
              .services()
              .get(Key.of("api"))
              .orElseThrow()
              .icon()
              .equals(Optional.of("cloud")));
    }
  }

  @Test
  void whatWentWithARemovedThingIsSaid() throws Exception {
    try (TestWindow window = open()) {
      select(window, Selection.of(Key.of("api")));
      window.hand().type(KeyCode.DELETE);
      window.until(() -> !window.bench().drawing().has(Key.of("api")));
      assertThat(text(window, "#status")).isEqualTo("Removed api and 1 arrow");
    }
  }
}
