package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.store.Document;
import dev.drawbridge.testing.Neighbours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;
import org.testfx.api.FxToolkit;

/**
 * How free the window stays while it tidies up: how late the window's thread takes its turn, asked
 * every two milliseconds, while the layout is found, when it is shown and when it is kept. Every
 * size is measured several times in one window: the first time includes what the machine compiles.
 *
 * <p>{@code xvfb-run -a -s '-screen 0 1400x900x24' mvn -Pbench process-test-classes
 * exec:exec@canvas -Dfigures=TidyFigures}
 */
public final class TidyFigures {
  private static final int TIMES = 4;

  private final TestWindow window;

  private TidyFigures(TestWindow window) {
    this.window = window;
  }

  /** Measures 200 and 1,000 services. */
  public static void main(String[] arguments) throws Exception {
    FxToolkit.registerPrimaryStage();
    Path folder = Files.createTempDirectory("tidy-figures");
    measured(Neighbours.drawing(200, 600, 10), folder);
    measured(Neighbours.drawing(1_000, 3_000, 40), folder);
    System.exit(0);
  }

  private static void measured(Drawing drawing, Path folder) throws Exception {
    try (TestWindow window =
        TestWindow.open(Desk.untitled(Document.of(drawing)), folder, 1400, 900)) {
      TidyFigures figures = new TidyFigures(window);
      for (int i = 0; i < TIMES; i++) {
        window.untilJudged();
        window.until(window.panels().canvas()::isSharp);
        figures.tidy(drawing.services().size());
      }
    }
  }

  private void tidy(int services) throws InterruptedException {
    Turns turns = new Turns();
    CanvasPane canvas = window.panels().canvas();
    Times finding = turns.next();
    // From the moment the offer is there, it is shown.
    Times[] showing = new Times[1];
    Subscription offer =
        window.call(() -> canvas.inSightProperty().subscribe((_, _) -> showing[0] = turns.next()));
    long start = System.nanoTime();
    window.run(window.command("command.tidy")::run);
    while (!window.shows("#tidy-keep")) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    window.until(canvas::isSharp);
    window.run(offer::unsubscribe);
    Times keeping = turns.next();
    window.hand().type(KeyCode.ENTER);
    window.until(() -> !window.shows("#tidy"));
    window.until(canvas::isSharp);
    turns.stop();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%5d services: found after %.2f s; window late by p95 %.1f, at most %.1f ms meanwhile;"
                + " at most %.1f ms when it is shown, %.1f ms when it is kept",
            services,
            seconds,
            finding.part(0.95),
            finding.part(1),
            showing[0].part(1),
            keeping.part(1)));
    window.run(() -> window.bench().desk().undo());
  }

  /** Asks the window's thread for a turn again and again, and times how late it comes. */
  private static final class Turns {
    private volatile Times late = new Times();
    private final AtomicLong asked = new AtomicLong();
    private final Thread thread = new Thread(this::ask, "turns");
    private volatile boolean over;

    Turns() {
      thread.start();
    }

    private void ask() {
      try {
        while (!over) {
          if (asked.compareAndSet(0, System.nanoTime())) {
            Platform.runLater(() -> late.add(System.nanoTime() - asked.getAndSet(0)));
          }
          TimeUnit.MILLISECONDS.sleep(2);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    /** The times from now on. */
    Times next() {
      late = new Times();
      return late;
    }

    void stop() throws InterruptedException {
      over = true;
      thread.join();
    }
  }
}
