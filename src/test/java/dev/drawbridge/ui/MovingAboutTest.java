package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import dev.drawbridge.drawing.Key;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ZoomEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting about on the canvas by wheel, buttons, keys, fingers and map. */
@Tag("window")
class MovingAboutTest {
  @TempDir private Path folder;

  private TestWindow open() throws Exception {
    return TestWindow.open(Desk.untitled(Sample.WEB_SHOP.document().orElseThrow()), folder);
  }

  private static Viewport viewport(TestWindow window) {
    return window.call(() -> window.panels().canvas().viewport());
  }

  /** What of the sheet lies under a place of the canvas. */
  private static Point under(TestWindow window, double x, double y) {
    return viewport(window).toSheet(new Point(x, y));
  }

  @Test
  void theWheelScrollsAndWithShiftSideways() throws Exception {
    try (TestWindow window = open()) {
      Viewport before = viewport(window);
      window.hand().moveTo(window.onCanvas(200, 150)).scroll(2);
      Viewport lower = viewport(window);
      assertThat(lower.origin().y()).isGreaterThan(before.origin().y());
      assertThat(lower.origin().x()).isEqualTo(before.origin().x());
      window.hand().holdShift().scroll(2).letGo();
      assertThat(viewport(window).origin().x()).isGreaterThan(lower.origin().x());
    }
  }

  @Test
  void theWheelWithControlAndAPinchZoomAtThePointer() throws Exception {
    try (TestWindow window = open()) {
      Point before = under(window, 200, 150);
      window.hand().moveTo(window.onCanvas(200, 150)).holdControl().scroll(-3).letGo();
      assertSame(under(window, 200, 150), before);
      double zoomed = viewport(window).zoom();
      Point2D place = window.onCanvas(200, 150);
      window.run(() -> Event.fireEvent(window.panels().canvas(), pinch(place, 1.5)));
      assertThat(viewport(window).zoom()).isCloseTo(zoomed * 1.5, within(1e-9));
      assertSame(under(window, 200, 150), before);
    }
  }

  private static ZoomEvent pinch(Point2D at, double factor) {
    return new ZoomEvent(
        ZoomEvent.ZOOM,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        false,
        false,
        false,
        false,
        false,
        false,
        factor,
        factor,
        null);
  }

  private static void assertSame(Point now, Point before) {
    assertThat(now.distance(before)).isLessThan(1e-6);
  }

  @Test
  void theMiddleButtonAndSpaceDragTheCanvas() throws Exception {
    try (TestWindow window = open()) {
      Point grip = under(window, 200, 150);
      window.hand().moveTo(window.onCanvas(200, 150)).pressMiddle();
      window.hand().moveTo(window.onCanvas(260, 190)).releaseMiddle();
      window.settle();
      assertSame(under(window, 260, 190), grip);
      window.run(window.panels().canvas()::requestFocus);
      window.hand().hold(KeyCode.SPACE).drag(window.onCanvas(260, 190), window.onCanvas(230, 170));
      window.hand().letGo(KeyCode.SPACE);
      assertSame(under(window, 230, 170), grip);
      assertThat(window.bench().selection()).isEqualTo(Selection.NONE);
    }
  }

  @Test
  void theMapShowsWhenNotEverythingFitsAndLeadsTheCanvas() throws Exception {
    try (TestWindow window = open()) {
      assertThat(window.shows("#minimap")).isFalse();
      window.run(() -> window.panels().canvas().zoomTo(3));
      Node map = window.node(".minimap");
      Point2D corner = window.call(() -> map.localToScene(20, 20));
      Viewport before = viewport(window);
      window.hand().drag(window.middle(map), corner);
      window.settle();
      assertThat(viewport(window).origin().x()).isLessThan(before.origin().x());
      assertThat(viewport(window).origin().y()).isLessThan(before.origin().y());
      assertThat(viewport(window).zoom()).isEqualTo(before.zoom());
    }
  }

  @Test
  void aFoldedMapStaysFoldedInTheNextWindow() throws Exception {
    try (TestWindow window = open()) {
      window.run(() -> window.panels().canvas().zoomTo(3));
      window.hand().moveTo(window.node(".minimap"));
      window.hand().click(window.node("#minimap-fold"));
      window.until(() -> !window.shows(".minimap"));
      assertThat(window.settings().settings().panels().mapOpen()).isFalse();
    }
    try (TestWindow window = open()) {
      window.run(() -> window.panels().canvas().zoomTo(3));
      assertThat(window.shows(".minimap")).isFalse();
      window.hand().click(window.node("#minimap-unfold"));
      window.node(".minimap");
    }
  }

  @Test
  void whatIsChosenElsewhereScrollsIntoView() throws Exception {
    try (TestWindow window = open()) {
      Key redis = Key.of("redis");
      window.run(() -> {
        window.panels().canvas().zoomTo(4);
        window.panels().canvas().show(viewport(window).panned(9000, 9000));
      });
      Node outline = window.node(".outline");
      window.run(() -> {
        outline.requestFocus();
        window.bench().select(Selection.of(redis));
      });
      window.until(() ->
          window.panels().canvas().onScreen(redis).orElseThrow().x() > 0
              && window.panels().canvas().onScreen(redis).orElseThrow().y() > 0);
    }
  }
}
