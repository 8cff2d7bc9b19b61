package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.desk.Appearance;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.SettingsFile;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A real window of the program for a test, small enough for the headless screen of 1000×1000.
 * Errors that nobody caught, on whatever thread, fail the test when the window is closed.
 */
final class TestWindow implements AutoCloseable {
  private static final int SECONDS = 60;

  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final FakeClipboard clipboard = new FakeClipboard();
  private final FakeDialogs dialogs = new FakeDialogs();
  private final FakeLaboratory laboratory = new FakeLaboratory();
  private final Surroundings around;
  private final DesignerWindow window;
  private final Hand hand = new Hand(this);

  private TestWindow(Desk desk, Path config, int width, int height) throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    Thread.UncaughtExceptionHandler handler = (_, fault) -> faults.add(fault);
    Thread.setDefaultUncaughtExceptionHandler(handler);
    around =
        call(() -> {
          Thread.currentThread().setUncaughtExceptionHandler(handler);
          Fonts.load();
          SettingsFile settings = new SettingsFile(config);
          settings.change(s -> s.sized(width, height, false).afterGuide());
          return new Surroundings(
              settings,
              new Look(Appearance.LIGHT),
              _ -> dialogs,
              config.resolve("state"),
              clipboard,
              () -> LocalDate.of(2026, 1, 1),
              laboratory);
        });
    window = call(() -> new Windows(around).show(stage, desk));
    settle();
  }

  /** Opens a window for a drawing, as large as the headless screen allows. */
  static TestWindow open(Desk desk, Path config) throws Exception {
    return open(desk, config, 990, 800);
  }

  static TestWindow open(Desk desk, Path config, int width, int height) throws Exception {
    return new TestWindow(desk, config, width, height);
  }

  // ---- what a person sees

  Drawing drawing() {
    return call(() -> window.bench().drawing());
  }

  Workbench bench() {
    return window.bench();
  }

  DesignerWindow designer() {
    return window;
  }

  MainWindow panels() {
    return window.panels();
  }

  Commands commands() {
    return window.commands();
  }

  Command command(String id) {
    return window.commands().get(id);
  }

  FakeClipboard clipboard() {
    return clipboard;
  }

  FakeLaboratory laboratory() {
    return laboratory;
  }

  FakeDialogs dialogs() {
    return dialogs;
  }

  Hand hand() {
    return hand;
  }

  SettingsFile settings() {
    return around.settings();
  }

  String title() {
    return window.stage().getTitle();
  }

  double x() {
    return window.stage().getX();
  }

  double y() {
    return window.stage().getY();
  }

  /** The node that a selector such as {@code #export} finds, once it shows. */
  Node node(String selector) {
    until(() -> find(selector) != null);
    Node found = call(() -> find(selector));
    assertThat(found).as(selector).isNotNull();
    return found;
  }

  boolean shows(String selector) {
    return call(() -> find(selector) != null);
  }

  private @Nullable Node find(String selector) {
    return window.stage().getScene().getRoot().lookupAll(selector).stream()
        .filter(TestWindow::isInSight)
        .findFirst()
        .orElse(null);
  }

  private static boolean isInSight(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** The text control below a label, in the panel where it stands. */
  TextInputControl field(String label) {
    Node found =
        call(() ->
            window.stage().getScene().getRoot().lookupAll(".text-input").stream()
                .filter(n -> label.equals(n.getAccessibleText()) && isInSight(n))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + label)));
    return (TextInputControl) found;
  }

  /** The middle of a node, in its scene, when all that is new there has found its place. */
  Point2D middle(Node node) {
    return call(() -> {
      node.getScene().getRoot().applyCss();
      node.getScene().getRoot().layout();
      return Hand.middleOf(node);
    });
  }

  /** A place of the canvas, in its scene. */
  Point2D onCanvas(double x, double y) {
    return call(() -> panels().canvas().localToScene(x, y));
  }

  /** Where an element stands: a place of its box, from 0 to 1 in both directions. */
  Point2D on(String key, double across, double down) {
    return call(() -> {
      var box = panels().canvas().onScreen(Key.of(key)).orElseThrow();
      Point place = new Point(box.x() + across * box.width(), box.y() + down * box.height());
      return panels().canvas().localToScene(place.x(), place.y());
    });
  }

  boolean isShowing() {
    return call(() -> window.stage().isShowing());
  }

  // ---- what a test waits for

  void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> call(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("still not so after " + SECONDS + " s; faults: " + faults, e);
    }
    settle();
  }

  /** Waits for something outside the window. */
  static void waitUntil(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      throw new AssertionError("still not so after " + SECONDS + " s", e);
    }
  }

  /** Waits until everything is known about the drawing as it is. */
  void untilJudged() {
    until(() -> {
      var judgement = window.bench().judgement();
      return judgement.isComplete() && window.bench().isCurrent(judgement);
    });
  }

  <V> V call(Callable<V> action) {
    try {
      return WaitForAsyncUtils.asyncFx(action).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("not done on the window's thread; faults: " + faults, e);
    }
  }

  void run(Runnable action) {
    call(() -> {
      action.run();
      return true;
    });
    settle();
  }

  @Override
  public void close() {
    run(() -> window.stage().hide());
    assertThat(faults).as("errors that nobody caught").isEmpty();
  }
}
