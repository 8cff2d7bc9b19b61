package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.ui.Command.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry that menus, buttons, the command palette and the sheet of shortcuts come from. */
@Tag("window")
class CommandsTest {
  /** The combinations of design/canvas.md that are commands; the others are gestures. */
  private static final List<String> SHORTCUTS =
      List.of(
          "F2",
          "Delete",
          "Backspace",
          "Shortcut+A",
          "Shortcut+D",
          "Shift+1",
          "Shift+2",
          "Shortcut+0",
          "F1",
          "F6",
          "Shortcut+K",
          "Shortcut+F",
          "Shortcut+Z",
          "Shortcut+Shift+Z",
          "Shortcut+Y");

  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static void doNothing() {}

  @Test
  void everyCommandHasANameThatIsShownAndStandsInAMenu() throws Exception {
    try (TestWindow window = open()) {
      MenuBar bar = (MenuBar) window.node(".menu-bar");
      Set<String> inMenus = new HashSet<>();
      window.call(() -> bar.getMenus().stream().allMatch(menu -> collect(menu, inMenus)));
      for (Command command : window.commands().all()) {
        assertThat(command.name().getValue()).as(command.id()).isNotBlank();
        assertThat(command.tip()).as(command.id()).isNotBlank();
        assertThat(inMenus).contains(command.id());
      }
    }
  }

  private static boolean collect(MenuItem item, Set<String> ids) {
    if (item.getId() != null) {
      ids.add(item.getId());
    }
    if (item instanceof Menu menu) {
      menu.getItems().forEach(within -> collect(within, ids));
    }
    return true;
  }

  @Test
  void everyShortcutThatIsPromisedExistsOnce() throws Exception {
    try (TestWindow window = open()) {
      List<KeyCombination> all = new ArrayList<>();
      window.commands().all().forEach(command -> all.addAll(command.keys()));
      assertThat(all).doesNotHaveDuplicates();
      assertThat(all).containsAll(SHORTCUTS.stream().map(KeyCombination::valueOf).toList());
    }
  }

  @Test
  void anIdOrKeysThatAreTakenAreRefused() {
    Commands commands = new Commands();
    commands.add(
        Command.of("command.save", CommandGroup.SAVE, CommandsTest::doNothing).keys("Shortcut+S"));
    assertThatThrownBy(() ->
            commands.add(Command.of("command.save", CommandGroup.SAVE, CommandsTest::doNothing)))
        .hasMessageContaining("command.save");
    assertThatThrownBy(() ->
            commands.add(
                Command.of("command.open", CommandGroup.OPEN, CommandsTest::doNothing)
                    .keys("Shortcut+S")))
        .hasMessageContaining("command.open");
  }

  @Test
  void aKeyOfTheCanvasMeansNothingWhileSomethingIsTyped() throws Exception {
    try (TestWindow window = open()) {
      Key redis = Key.of("redis");
      window.run(() -> {
        window.panels().rightOpen().set(true);
        window.bench().select(Selection.of(redis));
        window.panels().canvas().zoomTo(1.5);
      });
      window.hand().click(window.field("Name")).holdShift().type(KeyCode.DIGIT1).letGo();
      assertThat(window.call(() -> window.panels().canvas().zoomProperty().get())).isEqualTo(1.5);
      window.run(() -> window.panels().canvas().requestFocus());
      window.hand().holdShift().type(KeyCode.DIGIT1).letGo();
      window.until(() -> window.panels().canvas().zoomProperty().get() < 1.5);
    }
  }

  @Test
  void aContextMenuOffersWhatCanBeDoneWithWhatIsSelected() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"))));
      assertThat(offered(window, Spot.THINGS))
          .contains("command.rename", "command.remove")
          .doesNotContain("command.ports");
      window.run(() -> window.bench().select(Selection.ofStatement("frontend-to-api-server")));
      assertThat(offered(window, Spot.THINGS)).contains("command.ports", "command.remove");
      assertThat(offered(window, Spot.CANVAS)).contains("command.draw.service", "command.fit");
    }
  }

  @Test
  void whatStandsTogetherInAMenuOfItsOwnDoesSoInTheContextMenu() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"), Key.of("postgresql"))));
      assertThat(offered(window, Spot.THINGS))
          .contains("menu.align")
          .doesNotContain("menu.distribute", "command.align.left");
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"))));
      assertThat(offered(window, Spot.THINGS)).doesNotContain("menu.align");
    }
  }

  private static List<String> offered(TestWindow window, Spot spot) {
    return window.call(() ->
        Menus.context(window.commands(), spot).getItems().stream()
            .flatMap(item -> Stream.ofNullable(item.getId()))
            .toList());
  }

  @Test
  void theSheetOfShortcutsHasEveryShortcutAndFitsASmallWindow() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.empty(), folder, 960, 640)) {
      window.hand().type(KeyCode.F1);
      Node sheet = window.node("#shortcut-sheet");
      List<String> keys =
          window.call(
              () -> sheet.lookupAll(".keys").stream().map(n -> ((Labeled) n).getText()).toList());
      for (Command command : window.commands().all()) {
        assertThat(keys).containsAll(command.keyText().stream().toList());
      }
      Bounds place = window.call(() -> sheet.localToScene(sheet.getLayoutBounds()));
      assertThat(place.getMinX()).isNotNegative();
      assertThat(place.getMaxX()).isLessThanOrEqualTo(960);
      assertThat(place.getMinY()).isNotNegative();
      assertThat(place.getMaxY()).isLessThanOrEqualTo(640);
      window.hand().type("undo");
      window.until(() -> sheet.lookupAll(".sheet-row").size() == 1);
      window.hand().type(KeyCode.ESCAPE);
      window.settle();
      assertThat(window.shows("#shortcut-sheet")).isFalse();
    }
  }

  private static boolean isInSight(Node node) {
    return node.isVisible() && (node.getParent() == null || isInSight(node.getParent()));
  }

  @Test
  void everyButtonSaysWhatItDoes() throws Exception {
    try (TestWindow window = open()) {
      Node root = window.node("#window");
      List<String> silent =
          window.call(() ->
              root.lookupAll(".button").stream()
                  .map(ButtonBase.class::cast)
                  .filter(button -> button.getText() == null || button.getText().isEmpty())
                  .filter(button -> button.getTooltip() == null)
                  .filter(CommandsTest::isInSight)
                  .map(button -> button.getId() + " " + button.getStyleClass())
                  .toList());
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void aTooltipSaysTheKeysAndUndoWhatItTakesBack() throws Exception {
    try (TestWindow window = open()) {
      Command undo = window.commands().get("command.undo");
      assertThat(window.commands().get("command.fit").tip()).contains("Shift+1");
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"))));
      window.run(() -> window.commands().get("command.remove").run());
      assertThat(window.drawing().has(Key.of("redis"))).isFalse();
      assertThat(window.call(undo::tip)).startsWith("Undo: ").contains("Ctrl+Z");
      window.run(undo::run);
      assertThat(window.drawing().has(Key.of("redis"))).isTrue();
      assertThat(undo.isPossible()).isFalse();
    }
  }
}
