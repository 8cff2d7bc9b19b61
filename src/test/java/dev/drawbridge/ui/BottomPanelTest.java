package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.insight.Matrix;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists below the canvas. */
@Tag("window")
class BottomPanelTest {
  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static void turnTo(TestWindow window, String tab) {
    window.untilJudged();
    window.hand().click(window.node("#tab-" + tab));
  }

  @SuppressWarnings("unchecked") // the table of the matrix holds its rows
  private static TableView<Matrix.Row> matrix(TestWindow window) {
    return (TableView<Matrix.Row>) window.node("#matrix");
  }

  private static String count(TestWindow window, String tab) {
    return window.call(
        () -> ((Label) ((ToggleButton) window.node("#tab-" + tab)).getGraphic()).getText());
  }

  @Test
  void theMatrixListsEveryAllowedConnectionAndLeadsToItsArrow() throws Exception {
    try (TestWindow window = open()) {
      turnTo(window, "matrix");
      TableView<Matrix.Row> table = matrix(window);
      assertThat(count(window, "matrix")).isEqualTo(Integer.toString(table.getItems().size()));
      int row =
          window.call(() ->
              table.getItems().stream()
                  .map(r -> r.from() + ">" + r.to())
                  .toList()
                  .indexOf("frontend>api-server"));
      window.run(() -> {
        table.requestFocus();
        table.getSelectionModel().select(row);
      });
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.bench().selection().hasStatement("frontend-to-api-server"));
      assertThat(table.getItems()).as("its own lead narrows nothing").hasSizeGreaterThan(10);
    }
  }

  @Test
  void withAServiceSelectedTheMatrixSaysOnlyWhatIsAboutIt() throws Exception {
    try (TestWindow window = open()) {
      turnTo(window, "matrix");
      Key redis = Key.of("redis");
      window.run(() -> window.bench().select(Selection.of(redis)));
      assertThat(window.call(() -> List.copyOf(matrix(window).getItems())))
          .isNotEmpty()
          .allMatch(row -> row.from().equals(redis) || row.to().equals(redis));
    }
  }

  @Test
  void aBrokenGuardrailNamesTheWayAndLeadsToItsArrows() throws Exception {
    try (TestWindow window = open()) {
      turnTo(window, "guardrails");
      Node list = window.node("#guardrails");
      assertThat(list.lookupAll(".error-icon")).isEmpty();
      Flow leak =
          Flow.of(
              "frontend-to-redis", Key.of("frontend"), Key.of("redis"), PortSpec.parse("tcp/6379"));
      window.run(() -> window.bench().perform(new Edit.Say(leak)));
      window.untilJudged();
      window.until(() -> !list.lookupAll(".error-icon").isEmpty());
      window.run(() -> {
        list.requestFocus();
        ((ListView<?>) list).getSelectionModel().select(1);
      });
      window.hand().type(KeyCode.ENTER);
      window.until(() -> window.bench().selection().hasStatement("frontend-to-redis"));
    }
  }
}
