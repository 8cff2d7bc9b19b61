package dev.drawbridge.ui;

import com.sun.management.OperatingSystemMXBean;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.testing.Neighbours;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxToolkit;

/**
 * The figures of the canvas, measured in a real window with real input events: gestures at several
 * zooms, drags, single edits, the time to open and the memory it takes. Prints a table.
 *
 * <p>{@code xvfb-run -a -s '-screen 0 1400x900x24' mvn -Pbench process-test-classes
 * exec:exec@canvas}
 */
public final class CanvasFigures {
  private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "10"));
  private static final Set<String> PARTS =
      Set.of(System.getProperty("parts", "gestures,drags,edits").split(",", -1));
  private static final int SERVICES = Integer.getInteger("services", 10_000);
  private static final int FLOWS = Integer.getInteger("flows", 50_000);
  private static final int ZONES = 100;
  private static final double LEAST_GRIP = 0.25;
  private static final long FRAME = 16_666_667;

  private final TestWindow window;
  private final CanvasPane canvas;
  private final Hand hand;

  private CanvasFigures(TestWindow window) {
    this.window = window;
    this.canvas = window.panels().canvas();
    this.hand = window.hand();
  }

  /**
   * Measures; {@code -Dseconds=} says how long each gesture takes, {@code -Dparts=} what is
   * measured besides opening.
   */
  public static void main(String[] arguments) {
    int exit = 1;
    try {
      Path folder = Files.createTempDirectory("canvas-figures");
      large(folder);
      if (PARTS.contains("edits")) {
        EditFigures.measure(folder);
      }
      exit = 0;
    } catch (Throwable failure) {
      // The test window takes for itself what nobody catches: it would be said nowhere.
      failure.printStackTrace();
    }
    System.exit(exit);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void heading() {
    say(
        "%-34s %8s %8s %8s | %8s %8s | %s",
        "", "p50", "p95", "max", "hand p95", "hand max", "sharp after");
  }

  // ---- the large drawing

  private static void large(Path folder) throws Exception {
    Path file = folder.resolve("large.drawbridge.yaml");
    Files.write(file, DrawingWriter.write(Neighbours.drawing(SERVICES, FLOWS, ZONES)));
    FxToolkit.registerPrimaryStage();
    long before = spent();
    long start = System.nanoTime();
    try (TestWindow window = TestWindow.open(Desk.open(file), folder, 1400, 900)) {
      CanvasFigures figures = new CanvasFigures(window);
      figures.untilSharp();
      say(
          "open to first full picture: %d ms; of the processors: %d ms",
          millis(System.nanoTime() - start), millis(spent() - before));
      window.until(() -> !figures.canvas.sheet().isDraft());
      figures.untilSharp();
      say("open to every arrow in its place: %d ms", millis(System.nanoTime() - start));
      window.untilJudged();
      say("heap after it is judged: %d MB", heap());
      double[] zooms = {1, 0.4, 0.25, figures.canvas.viewport().zoom()};
      if (PARTS.contains("gestures")) {
        heading();
        for (double zoom : zooms) {
          figures.gesture(zoom);
        }
      }
      if (PARTS.contains("drags")) {
        heading();
        for (int count : new int[] {1, 500}) {
          for (double zoom : zooms) {
            figures.drag(zoom, count);
          }
        }
      }
      say("heap after all of it: %d MB", heap());
    }
  }

  /** On a busy machine, what all threads together took says more than the clock. */
  private static long spent() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  /** Puts the middle of the drawing into the window, at that zoom. */
  private void show(double zoom) {
    window.run(() -> {
      Viewport now = canvas.viewport();
      canvas.show(now.zoomed(zoom).centred(canvas.sheet().bounds().centre().plus(130, 90)));
    });
    untilSharp();
  }

  private void untilSharp() {
    window.until(canvas::isSharp);
  }

  /** Turns the wheel, zooms in and out at the pointer, and drags with the middle button. */
  private void gesture(double zoom) throws InterruptedException {
    show(zoom);
    Point2D middle = window.middle(canvas);
    hand.moveTo(middle);
    Watch watch = new Watch();
    int steps = (int) (SECONDS * 60);
    each(watch, steps * 4 / 10, step -> hand.scroll(step / 30 % 4 < 2 ? 0.4 : -0.4));
    hand.holdControl();
    each(watch, steps * 3 / 10, step -> hand.scroll(step / 20 % 2 == 0 ? -0.5 : 0.5));
    hand.letGo();
    hand.pressMiddle();
    each(watch, steps * 3 / 10, step -> hand.jumpTo(around(middle, step, 200)));
    hand.releaseMiddle();
    Duration rested = untilSharpByPulse();
    say(
        "%s | %d ms",
        figures("pan and zoom at %s".formatted(percent(zoom)), watch), rested.toMillis());
  }

  /**
   * Drags so many selected services about and gives it up in the end. Where they are too small to
   * be taken hold of, it zooms out meanwhile.
   */
  private void drag(double zoom, int count) throws InterruptedException {
    show(Math.max(zoom, LEAST_GRIP));
    Key grabbed = inTheMiddle();
    Set<Key> keys = new LinkedHashSet<>();
    keys.add(grabbed);
    int number = Integer.parseInt(grabbed.text().substring("service-".length()));
    for (int i = 1; i < count; i++) {
      keys.add(Key.of("service-" + (number + i * ZONES + i / 100) % SERVICES));
    }
    window.run(() -> window.bench().select(new Selection(keys, Set.of())));
    untilSharp();
    Point2D grip = window.on(grabbed.text(), 0.5, 0.5);
    hand.moveTo(grip).press().jumpTo(grip.add(20, 20));
    window.run(() -> canvas.show(canvas.viewport().zoomed(zoom)));
    untilSharpByPulse();
    Watch watch = new Watch();
    each(watch, (int) (SECONDS * 60 / 2), step -> hand.jumpTo(around(grip, step, 120)));
    Duration rested = untilSharpByPulse();
    if (window.call(() -> canvas.carried().moving().isEmpty())) {
      throw new IllegalStateException("nothing was dragged");
    }
    hand.type(KeyCode.ESCAPE);
    Duration givenUp = untilSharpByPulse();
    hand.release();
    say(
        "%s | %d ms, given up %d ms; what is held p95 %.0f max %.0f ms old, all else p50 %.0f p95"
            + " %.0f",
        figures("drag of %d at %s".formatted(count, percent(zoom)), watch),
        rested.toMillis(),
        givenUp.toMillis(),
        watch.held.part(0.95),
        watch.held.part(1),
        watch.age.part(0.5),
        watch.age.part(0.95));
    window.run(() -> window.bench().select(Selection.NONE));
  }

  /** A way around a place, never the same twice. */
  private static Point2D around(Point2D place, int step, double far) {
    double angle = step / 25.0;
    return place.add(far * Math.sin(angle), 0.7 * far * Math.sin(1.3 * angle));
  }

  private Key inTheMiddle() {
    return window.call(() -> {
      double x = canvas.getWidth() / 2;
      double y = canvas.getHeight() / 2;
      return window.bench().drawing().services().keys().stream()
          .min((a, b) -> Double.compare(away(a, x, y), away(b, x, y)))
          .orElseThrow();
    });
  }

  private double away(Key key, double x, double y) {
    var centre = canvas.onScreen(key).orElseThrow().centre();
    return Math.hypot(centre.x() - x, centre.y() - y);
  }

  private static String percent(double zoom) {
    return Math.round(zoom * 1000) / 10.0 + " %";
  }

  /** One input a frame, as a display's mouse would send it. */
  private void each(Watch watch, int steps, IntConsumer input) throws InterruptedException {
    watch.start();
    long next = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      int now = step;
      CountDownLatch done = new CountDownLatch(1);
      Platform.runLater(() -> {
        long start = System.nanoTime();
        input.accept(now);
        canvas.readMove();
        watch.hand.add(System.nanoTime() - start);
        watch.moved.put(canvas.pointer(), start);
        done.countDown();
      });
      done.await();
      next += FRAME;
      long left = next - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
      } else {
        next = System.nanoTime();
      }
    }
    watch.stop();
  }

  private static String figures(String what, Watch watch) {
    return String.format(
        Locale.ROOT,
        "%-34s %8.1f %8.1f %8.1f | %8.1f %8.1f",
        what,
        watch.pulses.part(0.5),
        watch.pulses.part(0.95),
        watch.pulses.part(1),
        watch.hand.part(0.95),
        watch.hand.part(1));
  }

  /** How long it takes from now until the last move shows and all is sharp. */
  private Duration untilSharpByPulse() {
    long from = System.nanoTime();
    AtomicReference<Duration> sharp = new AtomicReference<>(Duration.ZERO);
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() ->
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (canvas.isSharp() && canvas.followedTo().equals(canvas.pointer())) {
              sharp.set(Duration.ofNanos(System.nanoTime() - from));
              stop();
              done.countDown();
            }
          }
        }.start());
    try {
      if (!done.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not sharp after 20 s");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return sharp.get();
  }

  /** Times pulses, input handlers, and how old the move is that a frame shows. */
  private final class Watch {
    private final Times pulses = new Times();
    private final Times hand = new Times();
    private final Times age = new Times();
    private final Times held = new Times();
    private final Map<Point, Long> moved = new HashMap<>();
    private final Runnable painted = this::painted;
    private final AnimationTimer timer =
        new AnimationTimer() {
          private long last;

          @Override
          public void start() {
            last = 0;
            super.start();
          }

          @Override
          public void handle(long now) {
            long time = System.nanoTime();
            if (last != 0) {
              pulses.add(time - last);
            }
            last = time;
          }
        };

    void start() {
      window.run(() -> {
        timer.start();
        canvas.getScene().addPostLayoutPulseListener(painted);
      });
    }

    void stop() {
      window.run(() -> {
        timer.stop();
        canvas.getScene().removePostLayoutPulseListener(painted);
      });
    }

    private void painted() {
      add(age, canvas.followedTo());
      add(held, canvas.heldAt());
    }

    private void add(Times times, Point shown) {
      Long when = moved.get(shown);
      if (when != null) {
        times.add(System.nanoTime() - when);
      }
    }
  }
}
