package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Sample;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Somebody opens and closes windows all day. */
@Tag("window")
class ClosedWindowTest {
  private static final int TRIES = 50;

  @TempDir private Path folder;

  private WeakReference<MainWindow> openAndClose() throws Exception {
    Desk desk = Desk.untitled(Sample.WEB_SHOP.document().orElseThrow());
    try (TestWindow window = TestWindow.open(desk, folder)) {
      window.untilJudged();
      return new WeakReference<>(window.panels());
    }
  }

  @Test
  void itIsForgotten() throws Exception {
    WeakReference<MainWindow> closed = openAndClose();
    openAndClose();
    for (int i = 0; i < TRIES && !closed.refersTo(null); i++) {
      System.gc();
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertThat(closed.get()).as("what is left of a window closed before the last one").isNull();
  }
}
