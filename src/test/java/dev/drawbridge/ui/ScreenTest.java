package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import java.nio.file.Path;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was done before: at rest the canvas shows what painting everything at once shows. */
@Tag("window")
class ScreenTest {
  private static final Key API = Key.of("api-server");

  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static void assertShowsTheTruth(TestWindow window) {
    window.untilJudged();
    CanvasPane pane = window.panels().canvas();
    // Out of the way: what is under the pointer is painted above.
    window.hand().moveTo(window.onCanvas(3, 3));
    window.until(pane::isSharp);
    int width = (int) pane.getWidth();
    int height = (int) pane.getHeight();
    int[] pixels = picture(window, pane);
    int[] expected = window.call(() -> painted(window, pane, Math.max(width, height)));
    int size = Math.max(width, height);
    long wrong = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int a = pixels[y * width + x] >> 8 & 255;
        int b = expected[y * size + x] >> 8 & 255;
        wrong += Math.abs(a - b) > 24 ? 1 : 0;
      }
    }
    assertThat(wrong).as("pixels that show something else").isLessThan(60);
  }

  private static int[] picture(TestWindow window, CanvasPane pane) {
    WritableImage shown =
        window.call(
            () -> ((Canvas) pane.getChildrenUnmodifiable().getFirst()).snapshot(null, null));
    int width = (int) shown.getWidth();
    int height = (int) shown.getHeight();
    int[] pixels = new int[width * height];
    shown
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  private static int[] painted(TestWindow window, CanvasPane pane, int size) {
    Viewport viewport = pane.viewport();
    Sheet sheet = Sheet.of(window.bench().drawing());
    Marks marks =
        Marks.of(window.bench().selection(), sheet).and(window.bench().judgedProperty().get());
    Picture picture = new Picture(sheet, marks, Theme.LIGHT);
    Grid grid = Grid.of(viewport, 1);
    TilePen pen =
        new TilePen(
            size, viewport.zoom(), grid.left(), grid.top(), Theme.LIGHT.colour(Token.CANVAS));
    picture.paintDots(pen, sheet.bounds().grown(3000), viewport.zoom());
    picture.paint(pen, sheet.bounds().grown(3000), viewport.zoom());
    return pen.pixels();
  }

  @Test
  void afterAMoveAndItsUndo() throws Exception {
    try (TestWindow window = open()) {
      assertShowsTheTruth(window);
      Point2D grip = window.on("prometheus", 0.5, 0.5);
      window.hand().drag(grip, grip.add(0, 60));
      assertShowsTheTruth(window);
      window.hand().holdControl().type(KeyCode.Z).letGo();
      assertShowsTheTruth(window);
    }
  }

  @Test
  void whileOtherThingsAreSelected() throws Exception {
    try (TestWindow window = open()) {
      for (Selection selection :
          new Selection[] {
            Selection.of(API),
            Selection.all(window.drawing()),
            Selection.of(Key.of("data")),
            Selection.NONE
          }) {
        window.run(() -> window.bench().select(selection));
        assertShowsTheTruth(window);
      }
    }
  }

  @Test
  void atEveryZoomAndPlace() throws Exception {
    try (TestWindow window = open()) {
      CanvasPane pane = window.panels().canvas();
      for (double zoom : new double[] {2, 1, 0.5, 0.3, 0.1}) {
        window.run(() -> pane.zoomTo(zoom));
        window.run(() -> pane.show(pane.viewport().panned(-37.4, 21.7)));
        assertShowsTheTruth(window);
      }
    }
  }

  @Test
  void afterSomethingWasRemoved() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> window.bench().perform(new Edit.Remove(Set.of(API), Set.of())));
      assertShowsTheTruth(window);
    }
  }

  @Test
  void whileSomethingIsMovedTheRestStaysAndItGoesWithThePointer() throws Exception {
    try (TestWindow window = open()) {
      Point2D grip = window.on("redis", 0.5, 0.5);
      window.hand().moveTo(grip).press().moveTo(grip.add(40, 30));
      CanvasPane pane = window.panels().canvas();
      window.until(pane::isSharp);
      assertThat(window.drawing()).isEqualTo(Sample.WEB_SHOP.document().orElseThrow().drawing());
      window.hand().type(KeyCode.ESCAPE).release();
      assertShowsTheTruth(window);
    }
  }

  @Test
  void whoGivesUpADragSeesThePictureFromBeforeIt() throws Exception {
    try (TestWindow window = open()) {
      CanvasPane pane = window.panels().canvas();
      Point2D grip = window.on("redis", 0.5, 0.5);
      Point2D away = window.onCanvas(3, 3);
      window.untilJudged();
      window.run(() -> window.bench().select(Selection.of(Key.of("redis"))));
      window.hand().moveTo(away);
      window.until(pane::isSharp);
      int[] before = picture(window, pane);

      window.hand().moveTo(grip).press().moveTo(grip.add(140, 90));
      window.until(pane::isSharp);
      assertThat(picture(window, pane)).isNotEqualTo(before);
      window.hand().type(KeyCode.ESCAPE).release().moveTo(away);
      assertThat(window.drawing()).isEqualTo(Sample.WEB_SHOP.document().orElseThrow().drawing());
      window.until(pane::isSharp);
      assertThat(picture(window, pane)).isEqualTo(before);
    }
  }
}
