package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.SearchableComboBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in the window, as they do it. */
@Tag("window")
class MainWindowTest {
  private static final Key API = Key.of("api-server");

  @TempDir private Path folder;

  private TestWindow open(Sample sample) throws Exception {
    return TestWindow.open(Desk.untitled(sample.document().orElseThrow()), folder);
  }

  private static void choose(TestWindow window, Selection selection) {
    window.run(() -> {
      window.panels().rightOpen().set(true);
      window.bench().select(selection);
    });
  }

  private static String status(TestWindow window) {
    return window.call(() -> ((Label) window.node("#status")).getText());
  }

  @Test
  void anEmptyDrawingSaysWhatToDoFirstWithAButtonThatDoesIt() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      window.hand().click(window.node("#welcome-draw"));
      window.node("#name-editor");
      window.hand().type("Shop front").type(KeyCode.ENTER);
      window.until(() -> window.bench().drawing().has(Key.of("shop-front")));
      assertThat(window.shows("#welcome")).isFalse();
    }
  }

  @Test
  void aTileIsClickedAndThenTheCanvas() throws Exception {
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      window.hand().click(window.node("#tile-network")).click(window.onCanvas(200, 100));
      window.node("#name-editor");
      window.hand().type(KeyCode.ENTER);
      assertThat(window.drawing().networks().keys()).containsExactly(Key.of("network"));
    }
  }

  @Test
  void aServiceIsMovedAndTheMoveTakenBackAndRepeated() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      Drawing before = window.drawing();
      Point2D grip = window.on("prometheus", 0.5, 0.5);
      window.hand().drag(grip, grip.add(0, 60));
      Drawing after = window.drawing();
      assertThat(after).isNotEqualTo(before);
      window.hand().holdControl().type(KeyCode.Z).letGo();
      assertThat(window.drawing()).isSameAs(before);
      window.hand().holdControl().holdShift().type(KeyCode.Z).letGo();
      assertThat(window.drawing()).isSameAs(after);
      window.hand().click(window.node("#undo"));
      assertThat(window.drawing()).isSameAs(before);
    }
  }

  @Test
  void undoSaysWhatItTookBackAndSelectsWhatIsThereAgain() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      window.run(() -> window.bench().select(Selection.of(API)));
      window.hand().type(KeyCode.DELETE);
      window.until(() -> !window.drawing().has(API));
      window.hand().holdControl().type(KeyCode.Z).letGo();
      window.until(() -> window.drawing().has(API));
      assertThat(status(window)).isEqualTo("Taken back: Remove api-server");
      assertThat(window.bench().selection()).isEqualTo(Selection.of(API));
      window.hand().holdControl().holdShift().type(KeyCode.Z).letGo();
      assertThat(status(window)).isEqualTo("Done again: Remove api-server");
    }
  }

  @Test
  void aSecondWindowStandsWhereAllOfItIsSeen() throws Exception {
    try (TestWindow window = open(Sample.TWO_SERVICES)) {
      window.run(window.command("command.new")::run);
      Stage second =
          window.call(() ->
              Window.getWindows().stream()
                  .filter(Stage.class::isInstance)
                  .map(Stage.class::cast)
                  .filter(stage -> !stage.equals(window.designer().stage()))
                  .findFirst()
                  .orElseThrow());
      Rectangle2D screen = window.call(() -> Screen.getPrimary().getVisualBounds());
      assertThat(second.getX()).isGreaterThan(window.x());
      assertThat(second.getX() + second.getWidth()).isLessThanOrEqualTo(screen.getMaxX());
      assertThat(second.getY() + second.getHeight()).isLessThanOrEqualTo(screen.getMaxY());
      window.run(second::hide);
    }
  }

  @Test
  void aClickSelectsAndTheStatusBarSaysItInWords() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      window.hand().click(window.on("api-server", 0.5, 0.5));
      assertThat(window.bench().selection()).isEqualTo(Selection.of(API));
      assertThat(status(window)).startsWith("api-server: reached by");
      window.hand().holdShift().click(window.on("frontend", 0.5, 0.5)).letGo();
      assertThat(window.bench().selection().elements())
          .containsExactlyInAnyOrder(API, Key.of("frontend"));
      assertThat(status(window)).isEqualTo("2 things selected");
    }
  }

  @Test
  void theWheelWithControlZoomsAndTheZoomBarSaysIt() throws Exception {
    try (TestWindow window = open(Sample.TWO_SERVICES)) {
      double before = window.call(() -> window.panels().canvas().zoomProperty().get());
      window.hand().moveTo(window.onCanvas(200, 150)).holdControl().scroll(-1).letGo();
      double after = window.call(() -> window.panels().canvas().zoomProperty().get());
      assertThat(after).isGreaterThan(before);
    }
  }

  @Test
  void whatIsWrongIsSaidWhileItIsTypedAndNotTakenOver() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      choose(window, Selection.of(API));
      Drawing before = window.drawing();
      window.hand().click(window.field("Addresses")).type("10.0.0.300");
      Node error = window.node(".field-error");
      window.until(() -> !((Label) error).getText().isBlank());
      window.hand().type(KeyCode.ENTER);
      assertThat(window.drawing()).isSameAs(before);
      window.hand().type(KeyCode.ESCAPE);
      window.until(() -> !error.isVisible());
    }
  }

  @Test
  void aNameIsTakenOverWhenTheFieldIsLeft() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      choose(window, Selection.of(API));
      TextInputControl name = window.field("Name");
      window.hand().click(name).holdControl().type(KeyCode.A).letGo().type("Orders");
      window.hand().click(window.on("redis", 0.5, 0.5));
      assertThat(window.drawing().services().get(API))
          .hasValueSatisfying(service -> assertThat(service.name()).isEqualTo("Orders"));
      assertThat(window.bench().selection()).isEqualTo(Selection.of(Key.of("redis")));
    }
  }

  @Test
  void theOutlineRenamesAndRemovesByKeyboard() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      choose(window, Selection.of(Key.of("redis")));
      Node outline = window.node(".outline");
      window.run(outline::requestFocus);
      window.hand().type(KeyCode.F2);
      window.node(".cell-editor");
      window.hand().type("Cache").type(KeyCode.ENTER);
      window.until(() ->
          window
              .bench()
              .drawing()
              .services()
              .get(Key.of("redis"))
              .orElseThrow()
              .name()
              .equals("Cache"));
      window.run(outline::requestFocus);
      window.hand().type(KeyCode.DELETE);
      assertThat(window.drawing().has(Key.of("redis"))).isFalse();
      assertThat(window.drawing().flows().values())
          .noneMatch(flow -> flow.ends().contains(Key.of("redis")));
    }
  }

  @Test
  void aFindingIsListedLiveAndLeadsToWhatItIsAbout() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      window.untilJudged();
      int before = window.call(() -> window.bench().judgement().findings().size());
      choose(window, Selection.ofStatement("frontend-to-api-server"));
      window.hand().click(window.field("Why")).holdControl().type(KeyCode.A).letGo();
      window.hand().type(KeyCode.DELETE).type(KeyCode.TAB);
      window.untilJudged();
      assertThat(window.call(() -> window.bench().judgement().findings().size()))
          .isGreaterThan(before);
      ListView<?> list = (ListView<?>) window.node("#findings");
      window.until(() -> list.getItems().size() == before + 1);
      assertThat(window.bench().isDoubtful("frontend-to-api-server")).isTrue();
    }
  }

  @Test
  void oneClickOnAFixCuresAFinding() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      window.run(() ->
          window
              .bench()
              .perform(
                  new Edit.Restate(
                      window
                          .bench()
                          .drawing()
                          .flows()
                          .get("frontend-to-api-server")
                          .orElseThrow()
                          .withPorts(List.of(PortSpec.parse("tcp/9999"))))));
      window.untilJudged();
      Drawing before = window.drawing();
      Node fix = window.node(".finding .hyperlink");
      window.hand().click(fix);
      window.until(() -> !window.bench().drawing().equals(before));
      window.untilJudged();
      assertThat(window.bench().isDoubtful("frontend-to-api-server")).isFalse();
    }
  }

  @Test
  void anArrowIsDrawnFromTheInspectorToo() throws Exception {
    try (TestWindow window = open(Sample.TWO_SERVICES)) {
      List<Key> services = window.drawing().services().keys();
      choose(window, Selection.of(services.getFirst()));
      SearchableComboBox<?> to = (SearchableComboBox<?>) window.node(".ends .searchable-combo-box");
      window.run(() -> to.getSelectionModel().select(to.getItems().size() - 1));
      int before = window.drawing().flows().size();
      window.hand().click(window.node(".ends .button"));
      window.until(() -> window.bench().drawing().flows().size() == before + 1);
      assertThat(window.bench().selection().onlyStatement()).isPresent();
    }
  }

  @Test
  void aRouterJoinsZonesByTheNextInterfaceAndLeavesThem() throws Exception {
    try (TestWindow window = open(Sample.HUB_AND_SPOKE_HOSTS)) {
      Key edge = Key.of("edge");
      window.run(() -> window.bench().perform(new Edit.Change(Router.of(edge))));
      choose(window, Selection.of(edge));
      join(window, "berlin");
      join(window, "lyon");
      assertThat(joins(window, edge))
          .containsExactly(Map.entry(Key.of("berlin"), "eth0"), Map.entry(Key.of("lyon"), "eth1"));
      TextField link = (TextField) window.node(".pair .text-field");
      window.hand().click(link).holdControl().type(KeyCode.A).letGo();
      window.hand().type("wan 0").type(KeyCode.ENTER);
      window.node(".rows .field-error");
      assertThat(joins(window, edge)).containsEntry(Key.of("berlin"), "eth0");
      window.hand().holdControl().type(KeyCode.A).letGo();
      window.hand().type("wan0").type(KeyCode.ENTER);
      window.until(() -> joins(window, edge).containsValue("wan0"));
      window.hand().click(window.node(".pair .tag-cross"));
      window.until(() -> !joins(window, edge).containsKey(Key.of("berlin")));
      assertThat(joins(window, edge)).containsExactly(Map.entry(Key.of("lyon"), "eth1"));
    }
  }

  private static Map<Key, String> joins(TestWindow window, Key router) {
    return window.bench().drawing().routers().get(router).orElseThrow().joins();
  }

  /** Chooses a zone below those that are joined, and presses the button. */
  private static void join(TestWindow window, String zone) {
    Key key = Key.of(zone);
    @SuppressWarnings("unchecked")
    SearchableComboBox<Key> zones =
        (SearchableComboBox<Key>) window.node(".ends .searchable-combo-box");
    window.run(() -> zones.getSelectionModel().select(key));
    window.hand().click(window.node(".ends .button"));
    window.until(
        () -> window.call(() -> !zones.getItems().contains(key) && zones.getValue() == null));
  }

  @Test
  void theFilesBesideTheCanvasLightTheLinesOfTheSelectedArrow() throws Exception {
    try (TestWindow window = open(Sample.WEB_SHOP)) {
      window.untilJudged();
      window.hand().click(window.node("#files"));
      window.run(() -> window.bench().select(Selection.ofStatement("frontend-to-api-server")));
      ListView<?> code = (ListView<?>) window.node("#code");
      assertThat(code.getItems())
          .map(CodeLine.class::cast)
          .anyMatch(line -> line.comesFrom(Set.of("frontend-to-api-server")))
          .anyMatch(line -> line.flows().isEmpty());
      window.until(() -> !code.lookupAll(".list-cell:lit").isEmpty());
      Node lit = window.call(() -> code.lookupAll(".list-cell:lit").iterator().next());
      window.hand().moveTo(lit);
      window.until(() -> window.bench().litProperty().get().contains("frontend-to-api-server"));
    }
  }

  @Test
  void closingAsksWhatIsToBecomeOfChanges() throws Exception {
    try (TestWindow window = open(Sample.TWO_SERVICES)) {
      Key any = window.drawing().services().keys().getFirst();
      choose(window, Selection.of(any));
      window.run(window.panels().canvas()::requestFocus);
      window.hand().type(KeyCode.DELETE);
      assertThat(window.drawing().has(any)).isFalse();
      window.hand().holdControl().type(KeyCode.W).letGo();
      window.node("#discard");
      window.hand().type(KeyCode.ESCAPE);
      window.until(() -> !window.shows("#discard"));
      assertThat(window.isShowing()).isTrue();
      window.hand().holdControl().type(KeyCode.W).letGo();
      window.hand().click(window.node("#discard"));
      window.until(() -> !window.isShowing());
    }
  }

  @Test
  void aFileThatIsNoDrawingIsRefusedWithItsReasons() throws Exception {
    Path file =
        Files.writeString(folder.resolve("no.drawbridge.yaml"), "drawbridge: 1\nzonse: {}\n");
    try (TestWindow window = TestWindow.open(Desk.empty(), folder)) {
      window.dialogs().answer(file);
      window.hand().holdControl().type(KeyCode.O).letGo();
      Node title = window.node(".dialog-title");
      assertThat(((Label) title).getText()).isEqualTo("no cannot be opened");
      assertThat(window.drawing().elements()).isEmpty();
    }
  }

  @Test
  void aSavedDrawingIsRememberedAmongTheRecentOnes() throws Exception {
    Path file = folder.resolve("kept.drawbridge.yaml");
    try (TestWindow window = open(Sample.TWO_SERVICES)) {
      window.dialogs().answer(file);
      window.hand().holdControl().type(KeyCode.S).letGo();
      window.until(() -> Files.exists(file));
      assertThat(window.settings().settings().recent()).containsExactly(file);
      assertThat(window.call(window::title)).isEqualTo("kept – Drawbridge");
    }
    assertThat(reopened(file)).isEqualTo(Sample.TWO_SERVICES.document().orElseThrow().drawing());
  }

  private static Drawing reopened(Path file) throws ProblemsException {
    try (Desk desk = Desk.open(file)) {
      return desk.drawing();
    }
  }

  @Test
  void inANarrowWindowTheInspectorGivesWayToTheCanvas() throws Exception {
    try (TestWindow window =
        TestWindow.open(
            Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder, 960, 640)) {
      assertThat(window.panels().rightOpen().get()).isFalse();
      assertThat(window.call(() -> window.panels().canvas().getWidth())).isGreaterThan(600);
      assertThat(window.settings().settings().panels().rightOpen()).isTrue();
      window.run(window.panels().canvas()::requestFocus);
      window.hand().type(KeyCode.F6);
      window.until(() -> window.panels().rightOpen().get());
    }
  }
}
