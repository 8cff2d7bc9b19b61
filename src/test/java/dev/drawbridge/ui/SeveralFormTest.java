package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several things changed at once in the inspector. */
@Tag("window")
class SeveralFormTest {
  private static final String TO_REDIS = "api-server-to-redis";
  private static final String TO_DATABASE = "api-server-to-postgresql";

  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static void choose(TestWindow window, Selection selection) {
    window.run(() -> {
      window.panels().rightOpen().set(true);
      window.bench().select(selection);
    });
  }

  private static Selection flows() {
    return new Selection(Set.of(), Set.of(TO_REDIS, TO_DATABASE));
  }

  private static Flow flow(Drawing drawing, String id) {
    return drawing.flows().get(id).orElseThrow();
  }

  /** The fields that are shown as mixed. */
  private static List<String> mixed(TestWindow window) {
    Node inspector = window.node(".inspector");
    return window.call(() ->
        inspector.lookupAll(".field").stream()
            .map(node -> (Field<?>) node)
            .filter(Node::isVisible)
            .filter(field -> field.lookupAll(".mixed").stream().anyMatch(Node::isVisible))
            .map(Field::labelText)
            .toList());
  }

  @Test
  void whatDiffersIsSaidToBeMixedAndLeftAloneUntilSomethingIsTyped() throws Exception {
    try (TestWindow window = open()) {
      Drawing before = window.drawing();
      choose(window, flows());
      assertThat(mixed(window)).contains("Why", "Protocols and ports of the arrows");
      TextInputControl why = window.field("Why");
      assertThat(why.getText()).isEmpty();
      window.hand().click(why).type(KeyCode.TAB);
      assertThat(window.drawing()).isSameAs(before);
      window.hand().click(why).type("Same reason");
      window.run(() -> window.panels().canvas().requestFocus());
      Drawing after = window.drawing();
      assertThat(flow(after, TO_REDIS).why()).isEqualTo("Same reason");
      assertThat(flow(after, TO_DATABASE).why()).isEqualTo("Same reason");
      assertThat(flow(after, TO_REDIS).ports()).isEqualTo(flow(before, TO_REDIS).ports());
      window.run(() -> window.commands().get("command.undo").run());
      assertThat(window.drawing()).isSameAs(before);
    }
  }

  @Test
  void aPortThatIsAddedIsAddedToEachAndTheirOwnStay() throws Exception {
    try (TestWindow window = open()) {
      Drawing before = window.drawing();
      choose(window, flows());
      window
          .hand()
          .click(window.field("Protocols and ports of the arrows"))
          .type("tcp/443")
          .type(KeyCode.ENTER);
      window.settle();
      for (String id : List.of(TO_REDIS, TO_DATABASE)) {
        assertThat(flow(window.drawing(), id).ports())
            .containsAll(flow(before, id).ports())
            .contains(PortSpec.parse("tcp/443"));
      }
    }
  }

  @Test
  void thingsOfSeveralKindsShareTheirZoneAndTheirPlaces() throws Exception {
    try (TestWindow window = open()) {
      Drawing before = window.drawing();
      Key redis = Key.of("redis");
      Key prometheus = Key.of("prometheus");
      choose(window, Selection.of(redis, prometheus));
      assertThat(mixed(window)).contains("Zone", "Labels");
      Node inspector = window.node(".inspector");
      Node pinned =
          window.call(() ->
              inspector.lookupAll(".toggle-switch").stream()
                  .filter(n -> "Keeps its place".equals(n.getAccessibleText()))
                  .filter(n -> n.getParent().getParent().isVisible())
                  .findFirst()
                  .orElseThrow());
      window.run(() -> ((ToggleSwitch) pinned).setSelected(true));
      for (Key key : List.of(redis, prometheus)) {
        assertThat(window.drawing().layout().get(key).map(Placement::pinned)).contains(true);
      }
      window.run(() -> window.commands().get("command.undo").run());
      assertThat(window.drawing()).isSameAs(before);
    }
  }

  @Test
  void onlyFieldsOfWhatIsSelectedShow() throws Exception {
    try (TestWindow window = open()) {
      choose(window, Selection.of(Key.of("production"), Key.of("monitoring")));
      Node inspector = window.node(".inspector");
      List<String> labels =
          window.call(() ->
              inspector.lookupAll(".field").stream()
                  .filter(Node::isVisible)
                  .flatMap(f -> f.lookupAll(".field-label").stream())
                  .map(n -> ((Label) n).getText())
                  .toList());
      assertThat(labels).contains("Trust", "Shown as one node").doesNotContain("Why", "Labels");
    }
  }

  @Test
  void aServiceSaysHowFarAnAttackerWouldGetFromIt() throws Exception {
    try (TestWindow window = open()) {
      choose(window, Selection.of(Key.of("frontend")));
      window.untilJudged();
      Node inspector = window.node(".inspector");
      Node row =
          window.call(() ->
              inspector.lookupAll(".row.link").stream()
                  .filter(n -> n.getAccessibleText().endsWith("other services show"))
                  .findFirst()
                  .orElseThrow());
      assertThat(row.getAccessibleText()).isEqualTo("3 of 4 other services show");
      window.run(() -> row.getOnMouseClicked().handle(null));
      assertThat(window.bench().foundProperty().get().elements()).containsKey(Key.of("redis"));
      window.run(() -> window.bench().select(Selection.NONE));
      assertThat(window.bench().foundProperty().get().elements()).isEmpty();
    }
  }
}
