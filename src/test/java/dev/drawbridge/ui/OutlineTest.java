package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.ui.Outline.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outline, used by keyboard. */
@Tag("window")
class OutlineTest {
  private static final Key REDIS = Key.of("redis");

  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static Outline outline(TestWindow window) {
    return window.panels().outline();
  }

  private static void select(TestWindow window, Key key) {
    Outline outline = outline(window);
    window.run(() -> {
      window.bench().select(Selection.of(key));
      outline.requestFocus();
    });
  }

  /** What the lines say that show; to be asked for on the window's thread. */
  private static List<String> shown(TestWindow window) {
    return outline(window).lookupAll(".tree-cell").stream()
        .map(OutlineCell.class::cast)
        .filter(cell -> !cell.isEmpty())
        .map(cell -> String.valueOf(cell.getAccessibleText()))
        .toList();
  }

  private static List<String> lines(TestWindow window) {
    return window.call(() -> shown(window));
  }

  @Test
  void insertMakesAServiceBesideAndAsksForItsName() throws Exception {
    try (TestWindow window = open()) {
      select(window, REDIS);
      window.hand().type(KeyCode.INSERT);
      window.node(".cell-editor");
      window.hand().type("Mailer").type(KeyCode.ENTER);
      window.until(() ->
          window.bench().drawing().services().values().stream()
              .anyMatch(s -> s.name().equals("Mailer")));
      assertThat(window.drawing().services().values())
          .anySatisfy(s -> {
            assertThat(s.name()).isEqualTo("Mailer");
            assertThat(s.zone()).contains(Key.of("data"));
          });
    }
  }

  @Test
  void cDrawsAnArrowByTyping() throws Exception {
    try (TestWindow window = open()) {
      select(window, REDIS);
      window.hand().type(KeyCode.C);
      TextField field = (TextField) window.node("#palette-field");
      window.until(() -> field.isFocused() && field.getText().equals("redis -> "));
      window.hand().type("frontend 80");
      window.until(() -> field.getText().equals("redis -> frontend 80"));
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.bench().drawing().hasStatement("redis-to-frontend"));
    }
  }

  @Test
  void shiftF10OpensTheMenuOfALine() throws Exception {
    try (TestWindow window = open()) {
      select(window, REDIS);
      window.hand().holdShift().type(KeyCode.F10).letGo();
      window.until(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
      window.run(() -> {
        ContextMenu menu =
            Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(menu.getItems()).isNotEmpty();
        menu.hide();
      });
    }
  }

  @Test
  void deleteRemovesAndTheFocusStays() throws Exception {
    try (TestWindow window = open()) {
      select(window, REDIS);
      window.hand().type(KeyCode.DELETE);
      window.until(() -> !window.bench().drawing().has(REDIS));
      assertThat(window.call(() -> outline(window).isFocused())).isTrue();
    }
  }

  @Test
  void whatMovesIntoAZoneStandsThereAsFarInAsItsNeighbours() throws Exception {
    try (TestWindow window = open()) {
      Key moved = Key.of("prometheus");
      select(window, moved);
      window.until(() -> iconOf(window, "prometheus") > 0);
      window.run(() ->
          window
              .bench()
              .perform(
                  new Edit.Move(
                      Map.of(moved, Placement.at(20, 60)),
                      Map.of(moved, Optional.of(Key.of("data"))))));
      window.until(() -> Math.abs(iconOf(window, "prometheus") - iconOf(window, "redis")) < 8);
    }
  }

  /** Where the icon of a line begins; 0 if the line does not show. */
  private static double iconOf(TestWindow window, String name) {
    return outline(window).lookupAll(".tree-cell").stream()
        .map(OutlineCell.class::cast)
        .filter(cell -> !cell.isEmpty() && cell.getGraphic() != null)
        .filter(cell -> String.valueOf(cell.getAccessibleText()).startsWith(name))
        .mapToDouble(cell -> cell.getGraphic().localToScene(0, 0).getX())
        .findFirst()
        .orElse(0);
  }

  @Test
  void anEditElsewhereLeavesExpansionAlone() throws Exception {
    try (TestWindow window = open()) {
      TreeItem<Entry> zone =
          window.call(() ->
              outline(window).getRoot().getChildren().stream()
                  .filter(i -> i.getValue().equals(new Entry.OfElement(Key.of("production"))))
                  .findFirst()
                  .orElseThrow());
      window.run(() -> zone.setExpanded(false));
      window.run(() ->
          window.bench().perform(new Edit.Rename(Key.of("prometheus"), "prometheus", "watcher")));
      assertThat(zone.isExpanded()).isFalse();
      window.until(() -> shown(window).stream().anyMatch(line -> line.startsWith("watcher")));
    }
  }

  @Test
  void theFilterShowsWhatAnswersBelowWhatItStandsIn() throws Exception {
    try (TestWindow window = open()) {
      window.hand().click(window.node("#outline-filter")).type("redis");
      window.until(() -> shown(window).size() < 8);
      assertThat(lines(window)).anyMatch(line -> line.startsWith("redis"));
      assertThat(lines(window)).anyMatch(line -> line.startsWith("data"));
      window.hand().type(KeyCode.ESCAPE);
      window.until(() -> shown(window).size() > 8);
    }
  }

  @Test
  void aPinnedThingAndACollapsedZoneSaySo() throws Exception {
    try (TestWindow window = open()) {
      window.run(() ->
          window
              .bench()
              .perform(
                  new Edit.Move(
                      Map.of(
                          REDIS,
                          new Placement(0, 0, Optional.empty(), true, false),
                          Key.of("monitoring"),
                          Placement.at(0, 0).collapsed(true)),
                      Map.of())));
      window.until(() -> shown(window).stream().anyMatch(l -> l.endsWith("keeps its place")));
      assertThat(lines(window)).anyMatch(line -> line.endsWith("shown as one node"));
    }
  }
}
