package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Landing;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Removal;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.testing.Neighbours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.testfx.api.FxToolkit;

/**
 * How long a person waits after a single edit of a large drawing, in a real window: until the hand
 * is free again, until the canvas shows the edit in full, until the findings are those of the
 * drawing as it is now. Every kind of edit by itself, one after the other once all is known about
 * the edit before, when some of every kind have been done in that window without being measured.
 *
 * <p>{@code xvfb-run -a -s '-screen 0 1400x900x24' mvn -Pbench process-test-classes
 * exec:exec@canvas -Dfigures=EditFigures}
 */
public final class EditFigures {
  private static final int SERVICES = 1_000;
  private static final int FLOWS = 5_000;
  private static final int ZONES = 100;
  private static final int EDITS = 40;

  /** So many of every kind are done before any is measured: the machine compiles meanwhile. */
  private static final int WARMING = 10;

  private enum Kind {
    PORTS,
    RENAME,
    MOVE,
    CONNECT,
    DELETE,
    ADD,
    UNDO
  }

  /** What was measured of some edits. */
  private record Waits(Times handed, Times painted, Times checked) {
    Waits() {
      this(new Times(), new Times(), new Times());
    }

    void report(String what) {
      say(
          "%-26s %6.1f %6.1f | %6.1f %6.1f | %6.1f %6.1f",
          what,
          handed.part(0.5),
          handed.part(0.95),
          painted.part(0.5),
          painted.part(0.95),
          checked.part(0.5),
          checked.part(0.95));
    }
  }

  private final TestWindow window;
  private final CanvasPane canvas;
  private int edits;

  private EditFigures(TestWindow window) {
    this.window = window;
    this.canvas = window.panels().canvas();
  }

  /** Measures everything. */
  public static void main(String[] arguments) throws Exception {
    FxToolkit.registerPrimaryStage();
    try {
      measure(Files.createTempDirectory("edit-figures"));
    } catch (Exception | AssertionError fault) {
      // The window under test keeps what nobody catches, and would keep this to itself.
      fault.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  /** Prints a table; {@code folder} takes the drawing. */
  static void measure(Path folder) throws Exception {
    Path file = folder.resolve("smaller.drawbridge.yaml");
    Files.write(file, DrawingWriter.write(Neighbours.drawing(SERVICES, FLOWS, ZONES)));
    try (TestWindow window = TestWindow.open(Desk.open(file), folder, 1400, 900)) {
      EditFigures figures = new EditFigures(window);
      window.until(figures.canvas::isSharp);
      window.untilJudged();
      for (Kind kind : Kind.values()) {
        for (int i = 0; i < WARMING; i++) {
          figures.edit(figures.anEdit(kind), List.of());
        }
      }
      for (double zoom : new double[] {1, 0.25}) {
        figures.measure(zoom);
      }
    }
  }

  private void measure(double zoom) {
    window.run(() -> {
      Viewport now = canvas.viewport();
      canvas.show(now.zoomed(zoom).centred(canvas.sheet().bounds().centre().plus(130, 90)));
    });
    window.until(canvas::isSharp);
    say(
        "%-26s %13s | %13s | %13s",
        "edits, p50 and p95 in ms", "handed over", "painted", "checked");
    Waits all = new Waits();
    for (Kind kind : Kind.values()) {
      Waits waits = new Waits();
      for (int i = 0; i < EDITS; i++) {
        edit(anEdit(kind), List.of(waits, all));
      }
      waits.report(kind.name().toLowerCase(Locale.ROOT) + " at " + Math.round(zoom * 100) + " %");
    }
    all.report("all at " + Math.round(zoom * 100) + " %");
  }

  /** Does one edit, and waits until all is known about it. */
  private void edit(Runnable edit, List<Waits> waits) {
    CountDownLatch both = new CountDownLatch(2);
    window.run(() -> {
      long start = System.nanoTime();
      edit.run();
      waits.forEach(wait -> wait.handed.add(System.nanoTime() - start));
      Scene scene = canvas.getScene();
      new Frames(scene) {
        private boolean sharp;
        private boolean known;

        @Override
        void laidOut() {
          long time = System.nanoTime() - start;
          if (!sharp && canvas.isSharp()) {
            sharp = true;
            waits.forEach(wait -> wait.painted.add(time));
            both.countDown();
          }
          if (!known && window.bench().isCurrent(window.bench().judgement())) {
            known = true;
            waits.forEach(wait -> wait.checked.add(time));
            both.countDown();
          }
          if (sharp && known) {
            end();
          }
        }
      };
    });
    try {
      if (!both.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("an edit takes more than 20 s");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    window.untilJudged();
  }

  /** Calls somebody in every frame, when it is laid out and about to be shown. */
  private abstract static class Frames {
    private final Scene scene;
    private final Runnable listener = this::next;

    Frames(Scene scene) {
      this.scene = scene;
      scene.addPostLayoutPulseListener(listener);
      Platform.requestNextPulse();
    }

    abstract void laidOut();

    private void next() {
      Platform.requestNextPulse();
      laidOut();
    }

    void end() {
      scene.removePostLayoutPulseListener(listener);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  // ---- what is done

  private Runnable anEdit(Kind kind) {
    int number = ++edits;
    Drawing drawing = window.drawing();
    List<Key> services = drawing.services().keys();
    Key service = services.get(number * 7 % services.size());
    List<Flow> flows = drawing.flows().values();
    Flow flow = flows.get(number * 31 % flows.size());
    PortSpec port = PortSpec.parse("tcp/" + (1000 + number));
    return switch (kind) {
      case PORTS -> performing(new Edit.Restate(flow.withPorts(List.of(port))));
      case RENAME ->
          performing(new Edit.Rename(service, Wording.name(drawing, service), "renamed " + number));
      case MOVE -> nudging(service);
      case CONNECT ->
          performing(
              new Edit.Say(
                  Flow.of(
                      "fresh-" + number,
                      service,
                      services.get((number * 7 + ZONES) % services.size()),
                      port)));
      case DELETE -> performing(Removal.of(Selection.of(service), window.call(canvas::sheet)));
      case ADD -> {
        Optional<Key> zone = drawing.element(service).flatMap(Element::zone);
        Service fresh = Service.of(Key.of("fresh-" + number)).inZone(zone);
        Edit add = new Edit.Add(fresh, beside(service));
        yield performing(
            Landing.settled(add, Set.of(zone), Set.of(fresh.key()), window.call(canvas::sheet)));
      }
      case UNDO -> () -> window.bench().desk().undo();
    };
  }

  private Runnable performing(Edit edit) {
    return () -> window.bench().perform(edit);
  }

  /** As the arrow keys do it, with all that has to give way. */
  private Runnable nudging(Key service) {
    window.run(() -> window.bench().select(Selection.of(service)));
    window.until(canvas::isSharp);
    return () -> canvas.feed(new Input.KeyDown(Input.Key.RIGHT, Modifiers.NONE));
  }

  private Placement beside(Key service) {
    Placement now = window.call(() -> canvas.sheet().placement(service));
    return now.movedTo(now.x() + 150, now.y() + 90);
  }
}
