package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Hit;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Gestures;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Response;
import dev.drawbridge.gesture.Situation;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Window;

/**
 * The canvas: one image as large as the window shows, painted anew after every change. What the
 * pointer and keys mean is decided by {@link Gestures}; this class carries it out.
 */
final class CanvasPane extends Pane {
  private final Workbench bench;
  private final Look look;
  private final Canvas canvas = new Canvas();
  private final FxPen pen = new FxPen(canvas.getGraphicsContext2D());
  private final Gestures gestures = new Gestures();
  private final Consumer<Response> follower;
  private final EdgeTimer edge = new EdgeTimer(this::pull);
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private Sheet sheet;
  private Viewport viewport = Viewport.of(1, 1);
  private Optional<Sheet> preview = Optional.empty();
  private Marks gestureMarks = Marks.NONE;
  private Point pointer = new Point(0, 0);
  private boolean fitPending = true;
  private boolean paintPending;

  /** The canvas of a window; {@code follower} does what gestures ask of the window besides. */
  CanvasPane(Workbench bench, Look look, Consumer<Response> follower) {
    this.bench = bench;
    this.look = look;
    this.follower = follower;
    this.sheet = Sheet.of(bench.drawing());
    getStyleClass().add("canvas-pane");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(Texts.of("panel.canvas"));
    setMinSize(120, 120);
    getChildren().add(canvas);
    listen();
    bench.drawingProperty().addListener((_, _, drawing) -> become(sheet.with(drawing)));
    bench
        .deskProperty()
        .addListener((_, _, desk) -> {
          gestures.cancel();
          preview = Optional.empty();
          become(Sheet.of(desk.drawing()));
          fit();
        });
    bench.selectionProperty().addListener((_, _, _) -> repaint());
    bench.litProperty().addListener((_, _, _) -> repaint());
    bench.judgedProperty().addListener((_, _, _) -> repaint());
    look.themeProperty().addListener((_, _, _) -> repaint());
    widthProperty().addListener((_, _, _) -> resized());
    heightProperty().addListener((_, _, _) -> resized());
  }

  private void listen() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        event ->
            FxInput.button(event)
                .ifPresent(button ->
                    feed(new Input.Release(FxInput.at(event), button, FxInput.modifiers(event)))));
    addEventHandler(
        MouseEvent.MOUSE_MOVED,
        event -> {
          feed(new Input.Move(FxInput.at(event), FxInput.modifiers(event)));
          hover(FxInput.at(event));
        });
    addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event -> feed(new Input.Move(FxInput.at(event), FxInput.modifiers(event))));
    addEventHandler(
        MouseEvent.MOUSE_EXITED,
        _ -> {
          feed(new Input.Leave());
          bench.hintProperty().set("");
          bench.litProperty().set(Set.of());
        });
    addEventHandler(ScrollEvent.SCROLL, event -> feed(FxInput.scroll(event)));
    addEventHandler(ZoomEvent.ZOOM, event -> feed(FxInput.pinch(event)));
    focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            lost();
          }
        });
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::focusedProperty)
        .addListener((_, _, focused) -> {
          if (!Boolean.TRUE.equals(focused)) {
            lost();
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, true));
    addEventHandler(KeyEvent.KEY_RELEASED, event -> key(event, false));
  }

  /** Whoever takes the keys away takes the pointer away too: nobody will say what became of it. */
  private void lost() {
    if (gestures.isUnderWay()) {
      feed(new Input.Lost());
    }
  }

  private void pressed(MouseEvent event) {
    // What is being typed elsewhere is taken over by losing the focus, before the gesture begins.
    requestFocus();
    FxInput.button(event)
        .ifPresent(button ->
            feed(
                new Input.Press(
                    FxInput.at(event),
                    button,
                    Math.clamp(event.getClickCount(), 1, 2),
                    FxInput.modifiers(event))));
  }

  private void key(KeyEvent event, boolean down) {
    if (!event.getTarget().equals(this)) {
      return;
    }
    FxInput.key(event)
        .ifPresent(key -> {
          Modifiers modifiers = FxInput.modifiers(event);
          if (feed(down ? new Input.KeyDown(key, modifiers) : new Input.KeyUp(key, modifiers))) {
            event.consume();
          }
        });
  }

  /** Where the pointer was seen last, in this pane's coordinates. */
  Point pointer() {
    return pointer;
  }

  /** Hands an input to the gestures and carries out what follows; whether it meant something. */
  boolean feed(Input input) {
    if (input instanceof Input.Move(Point at, _)) {
      pointer = at;
    }
    Response response = gestures.on(input, situation());
    follow(response);
    edge.run(gestures.isDragging());
    return response.handled();
  }

  private void follow(Response response) {
    preview = response.preview();
    gestureMarks = response.marks();
    setCursor(FxInput.cursor(response.cursor()));
    show(response.viewport());
    response.edit().ifPresent(bench::perform);
    if (!response.selection().equals(bench.selection())) {
      bench.select(response.selection().in(bench.drawing()));
    }
    follower.accept(response);
    repaint();
  }

  /** Near its edge the canvas moves as time passes. */
  private void pull(double seconds) {
    gestures.pull(seconds, situation()).ifPresent(this::follow);
  }

  private Situation situation() {
    return new Situation(sheet, viewport, bench.selection());
  }

  /** Whether a gesture is under way, and what its hints say is only what it would do. */
  boolean isInGesture() {
    return gestures.isUnderWay();
  }

  /** Says in the status bar what is under the pointer, and lights an arrow's lines elsewhere. */
  private void hover(Point at) {
    Optional<Hit> hit = sheet.hit(viewport.toSheet(at), viewport.zoom());
    Optional<Flow> flow =
        hit.filter(Hit.OnArrow.class::isInstance)
            .flatMap(h -> bench.drawing().flows().get(((Hit.OnArrow) h).id()));
    bench
        .hintProperty()
        .set(
            flow.map(f -> Wording.selection(bench.drawing(), Selection.ofStatement(f.id())))
                .orElse(""));
    Set<String> lit = flow.map(f -> Set.of(f.id())).orElse(Set.of());
    if (!lit.equals(bench.litProperty().get())) {
      bench.litProperty().set(lit);
    }
  }

  private void become(Sheet next) {
    sheet = next;
    repaint();
  }

  private void resized() {
    viewport = viewport.sized(Math.max(1, getWidth()), Math.max(1, getHeight()));
    if (fitPending && getWidth() > 1 && getHeight() > 1) {
      fit();
    }
    repaint();
  }

  // ---- what shows

  /** The zoom, 1 for 100 %. */
  ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  Sheet sheet() {
    return sheet;
  }

  Viewport viewport() {
    return viewport;
  }

  /** Shows another part of the sheet. */
  void show(Viewport next) {
    viewport = next;
    zoom.set(next.zoom());
    repaint();
  }

  /** Shows everything, at most at 100 %. */
  void fit() {
    fitPending = getWidth() <= 1 || getHeight() <= 1;
    if (!fitPending) {
      Box all = sheet.bounds();
      show(all.width() <= 0 ? Viewport.of(getWidth(), getHeight()) : viewport.fitted(all));
    }
  }

  /** Shows what is selected. */
  void fitSelection() {
    Box part = sheet.bounds(bench.selection());
    if (part.width() > 0) {
      show(viewport.fitted(part));
    }
  }

  /** Scrolls as far as it takes to show what is selected. */
  void revealSelection() {
    Box part = sheet.bounds(bench.selection());
    if (part.width() > 0 && getWidth() > 1) {
      show(viewport.showing(part));
    }
  }

  void zoomBy(double factor) {
    show(viewport.zoomed(viewport.zoom() * factor));
  }

  void zoomTo(double amount) {
    show(viewport.zoomed(amount));
  }

  /** The room an element takes on the screen, in this pane's coordinates. */
  Optional<Box> onScreen(Key key) {
    return sheet.shape(key).map(Shape::box).map(viewport::toScreen);
  }

  // ---- painting

  private void repaint() {
    if (!paintPending) {
      paintPending = true;
      Platform.runLater(this::paint);
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    repaint();
  }

  private void paint() {
    paintPending = false;
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setTransform(1, 0, 0, 1, 0, 0);
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double z = viewport.zoom();
    Point origin = viewport.origin();
    graphics.setTransform(z, 0, 0, z, -origin.x() * z, -origin.y() * z);
    Picture picture = new Picture(preview.orElse(sheet), marks(), look.theme());
    picture.paintDots(pen, viewport.visible(), z);
    picture.paint(pen, viewport.visible(), z);
  }

  private Marks marks() {
    Marks marks = Marks.of(bench.selection(), preview.orElse(sheet));
    for (String id : bench.litProperty().get()) {
      marks = marks.and(Marks.ofFlow(id, Mark.of(Mark.Look.HOVERED)));
    }
    return marks.and(bench.judgedProperty().get()).and(gestureMarks);
  }
}
