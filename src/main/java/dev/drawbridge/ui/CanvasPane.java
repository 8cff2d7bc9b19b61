package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Hit;
import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Gestures;
import dev.drawbridge.gesture.Held;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Response;
import dev.drawbridge.gesture.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.EventHandler;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
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
  /** More things than that are not laid out anew within a frame. */
  private static final int LARGE = 3000;

  private final Workbench bench;
  private final ObjectProperty<Theme> theme;
  private final Screen screen;
  private final Laying laying = new Laying(this::sheet, this::isInGesture, this::become);
  private final LaidOut laidOut = new LaidOut();
  private final AtRest atRest = new AtRest();
  private final List<Consumer<Sheet>> awaiting = new ArrayList<>();
  private final Runnable finish = laying::finish;
  private final Pursuit pursuit =
      new Pursuit(this::gestures, this::situation, this::carried, this::pursued);
  private Gestures gestures = new Gestures();
  private final Consumer<Response> follower;
  private final EdgeTimer edge = new EdgeTimer(this::pull);
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyObjectWrapper<Sheet> sheet;
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(Viewport.of(1, 1));
  private Carried carried = Carried.NOTHING;
  private Optional<Held> held = Optional.empty();
  private final ReadOnlyObjectWrapper<Sheet> inSight;
  private Optional<Sheet> offered = Optional.empty();
  private Optional<Sheet> expected = Optional.empty();
  private Marks gestureMarks = Marks.NONE;
  private Marks known = Marks.NONE;
  private Point pointer = new Point(0, 0);
  private Point followedTo = pointer;
  private Point heldAt = pointer;
  private boolean fitPending = true;
  private Marks chosen = Marks.NONE;
  private Optional<Input.Move> unread = Optional.empty();
  private final Runnable pulse = this::pulse;
  private volatile boolean paintPending;

  /**
   * The canvas of a window.
   *
   * @param first what {@link Laying#first} made of the bench's drawing
   * @param follower does what gestures ask of the window besides
   */
  CanvasPane(Workbench bench, Sheet first, Look look, Consumer<Response> follower) {
    this.bench = bench;
    this.theme = look.following();
    this.follower = follower;
    this.sheet = new ReadOnlyObjectWrapper<>(first);
    this.inSight = new ReadOnlyObjectWrapper<>(first);
    laidOut.remember(first);
    getStyleClass().add("canvas-pane");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(Texts.of("panel.canvas"));
    setMinSize(120, 120);
    screen = new Screen(scene(), this::repaint);
    getChildren().add(screen.canvas());
    listen();
    tend();
    bench.sheetFrom(this::sheet);
    bench.ahead(this::edited);
    bench
        .deskProperty()
        .addListener((_, _, desk) -> {
          pursuit.giveUp();
          gestures.cancel();
          carried = Carried.NOTHING;
          giveUp();
          become(first(desk.drawing()));
          fit();
          screen.restart(scene());
        });
    bench
        .selectionProperty()
        .addListener((_, _, _) -> {
          choose();
          if (!isFocused()) {
            revealSelection();
          }
        });
    bench.litProperty().addListener((_, _, _) -> repaint());
    bench.judgedProperty().addListener((_, _, _) -> learn());
    bench.foundProperty().addListener((_, _, _) -> learn());
    bench.triedProperty().addListener((_, _, _) -> learn());
    theme.addListener((_, _, _) -> repaint());
    widthProperty().addListener((_, _, _) -> resized());
    heightProperty().addListener((_, _, _) -> resized());
    sceneProperty()
        .addListener((_, before, now) -> {
          if (before != null) {
            before.removePreLayoutPulseListener(pulse);
          }
          if (now != null) {
            now.addPreLayoutPulseListener(pulse);
          }
        });
  }

  private void listen() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        event ->
            FxInput.button(event)
                .ifPresent(button ->
                    feed(new Input.Release(FxInput.at(event), button, FxInput.modifiers(event)))));
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
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
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .addListener((_, before, _) -> {
          if (Boolean.TRUE.equals(before)) {
            Platform.runLater(this::leave);
          } else {
            tend();
          }
        });
    EventHandler<KeyEvent> stop = this::stop;
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .addListener((_, before, now) -> {
          if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, stop);
          }
          if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, stop);
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, true));
    addEventHandler(KeyEvent.KEY_RELEASED, event -> key(event, false));
  }

  /** The window is gone, unless the canvas only came to another place in it. */
  private void leave() {
    if (getScene() == null
        || getScene().getWindow() == null
        || !getScene().getWindow().isShowing()) {
      giveUp();
      screen.release();
    }
  }

  /** Whoever takes the keys away takes the pointer away too: nobody will say what became of it. */
  private void lost() {
    if (gestures.isUnderWay()) {
      feed(new Input.Lost());
    }
  }

  /**
   * Only the last of several moves counts that come while the one before is still being followed:
   * what waits its turn behind events runs when there are none left.
   */
  private void moved(MouseEvent event) {
    boolean first = unread.isEmpty();
    unread = Optional.of(new Input.Move(FxInput.at(event), FxInput.modifiers(event)));
    if (first) {
      Platform.runLater(this::readMove);
    }
  }

  /** Follows the last move now instead of in its turn. */
  void readMove() {
    Optional<Input.Move> move = unread;
    unread = Optional.empty();
    if (isLarge() && gestures.isDragging()) {
      move.ifPresent(this::pursue);
    } else {
      move.ifPresent(this::feed);
    }
  }

  /** Whether laying out the sheet anew may take longer than a frame. */
  private boolean isLarge() {
    Drawing drawing = sheet().drawing();
    return drawing.elements().count() + drawing.flows().size() > LARGE;
  }

  private Gestures gestures() {
    return gestures;
  }

  /** What a gesture under way has moved so far. */
  Carried carried() {
    return carried;
  }

  private void pursue(Input.Move move) {
    pointer = move.at();
    held = gestures.held(move, situation());
    heldAt = held.isPresent() ? pointer : followedTo;
    pursuit.follow(move);
    repaint();
  }

  /** Takes over what came of a move, but not what was changed by other means meanwhile. */
  private void pursued(Pursuit.Followed followed) {
    Situation then = followed.then();
    Response response = followed.response();
    gestures = followed.gestures();
    followedTo = followed.move().at();
    if (held.isEmpty()) {
      heldAt = followedTo;
    }
    carried = followed.carried();
    gestureMarks = response.marks();
    setCursor(FxInput.cursor(response.cursor()));
    if (!response.viewport().equals(then.viewport())) {
      show(response.viewport());
    }
    if (!response.selection().equals(then.selection())) {
      bench.select(response.selection().in(bench.drawing()));
    }
    follower.accept(response);
    repaint();
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

  /** JavaFX's menu bar would take Escape for itself once the pointer has come across it. */
  private void stop(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && gestures.isUnderWay()) {
      key(event, true);
    }
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

  /** Where the pointer was of which it shows what came of it: behind it while much is moved. */
  Point followedTo() {
    return followedTo;
  }

  /** Where the pointer was of which it shows what it holds: seldom behind it. */
  Point heldAt() {
    return heldAt;
  }

  /** Hands an input to the gestures and carries out what follows; whether it meant something. */
  boolean feed(Input input) {
    readMove();
    pursuit.giveUp();
    if (input instanceof Input.Move(Point at, _)) {
      pointer = at;
    }
    Response response = gestures.on(input, situation());
    follow(response);
    edge.run(gestures.isDragging());
    laying.handOver();
    if (input instanceof Input.Move(Point at, _) && !gestures.isUnderWay()) {
      hover(at);
    }
    return response.handled();
  }

  private void follow(Response response) {
    carried = carried.by(response, Optional.empty(), sheet());
    held = Optional.empty();
    followedTo = pointer;
    heldAt = pointer;
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
    if (!pursuit.isRunning()) {
      gestures.pull(seconds, situation()).ifPresent(this::follow);
    }
  }

  private Situation situation() {
    return new Situation(sheet(), viewport(), bench.selection());
  }

  /** Whether a gesture is under way, and what its hints say is only what it would do. */
  boolean isInGesture() {
    return gestures.isUnderWay();
  }

  /** Says in the status bar what is under the pointer, and lights an arrow's lines elsewhere. */
  private void hover(Point at) {
    Optional<Hit> hit = sheet().hit(viewport().toSheet(at), viewport().zoom());
    Optional<Flow> flow =
        hit.filter(Hit.OnArrow.class::isInstance)
            .flatMap(h -> bench.drawing().flows().get(((Hit.OnArrow) h).id()));
    bench
        .hintProperty()
        .set(flow.map(f -> Wording.selection(bench, Selection.ofStatement(f.id()))).orElse(""));
    Set<String> lit = flow.map(f -> Set.of(f.id())).orElse(Set.of());
    if (!lit.equals(bench.litProperty().get())) {
      bench.litProperty().set(lit);
    }
  }

  /**
   * What was there before or was offered is not computed again when it is taken over; and where
   * much was moved in a large drawing, it shows as it did under the hand until its arrows are drawn
   * properly.
   */
  private Sheet next(Drawing drawing) {
    return laidOut.of(drawing).orElseGet(() -> after(drawing));
  }

  private Sheet after(Drawing drawing) {
    Sheet base = offered.filter(o -> o.drawing().equals(drawing)).orElse(sheet());
    return isLarge() ? base.sketch(drawing) : base.with(drawing);
  }

  /** Tiles are painted while the panels around the canvas follow too. */
  private void edited(Drawing drawing) {
    become(next(drawing));
    screen.prepare(scene());
  }

  /** Takes what {@link Laying#first} made of a drawing that is about to be put on the bench. */
  void expect(Sheet made) {
    expected = Optional.of(made);
  }

  @SuppressWarnings("ReferenceEquality") // the very drawing, not one like it
  private Sheet first(Drawing drawing) {
    Optional<Sheet> made = expected.filter(sheet -> sheet.drawing() == drawing);
    expected = Optional.empty();
    return made.orElseGet(() -> Laying.first(drawing));
  }

  private void become(Sheet next) {
    laidOut.remember(next);
    sheet.set(next);
    offered = Optional.empty();
    choose();
    tend();
  }

  /** Sees to it that a draft or a sketch becomes exact, and does what waited for that. */
  private void tend() {
    if (!sheet().isExact()) {
      atRest.then(finish);
    } else {
      List<Consumer<Sheet>> waited = List.copyOf(awaiting);
      awaiting.clear();
      waited.forEach(consumer -> consumer.accept(sheet()));
    }
  }

  /** Forgets what was to be done about a drawing: it is gone from here, or nobody looks at it. */
  private void giveUp() {
    laying.giveUp();
    laidOut.clear();
    atRest.giveUp();
    awaiting.clear();
  }

  /** Does something with the drawing laid out exactly: now, or as soon as it is. */
  void whenExact(Consumer<Sheet> work) {
    awaiting.add(work);
    tend();
  }

  /** Does something when a large drawing has been painted first, else now. */
  void whenAtRest(Runnable work) {
    if (sheet().isDraft()) {
      atRest.then(work);
    } else {
      work.run();
    }
  }

  /** The drawing's own sheet, or what is offered instead. */
  private Sheet shown() {
    return offered.orElse(sheet());
  }

  /** Shows another sheet in place of the drawing's own, until the drawing changes; or no longer. */
  void offer(Optional<Sheet> other) {
    offered = other;
    choose();
  }

  private void choose() {
    inSight.set(shown());
    chosen = Marks.of(bench.selection(), shown());
    repaint();
  }

  private void resized() {
    viewport.set(viewport().sized(Math.max(1, getWidth()), Math.max(1, getHeight())));
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
    return sheet.get();
  }

  /** The drawing laid out, without what a gesture under way would change. */
  ReadOnlyObjectProperty<Sheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /** The same, or what is offered instead of it. */
  ReadOnlyObjectProperty<Sheet> inSightProperty() {
    return inSight.getReadOnlyProperty();
  }

  Viewport viewport() {
    return viewport.get();
  }

  /** What part of the sheet shows. */
  ReadOnlyObjectProperty<Viewport> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** Shows another part of the sheet. */
  void show(Viewport next) {
    viewport.set(next);
    zoom.set(next.zoom());
    repaint();
  }

  /** Shows everything, at most at 100 %. */
  void fit() {
    fitPending = getWidth() <= 1 || getHeight() <= 1;
    if (!fitPending) {
      Box all = shown().bounds();
      show(all.width() <= 0 ? Viewport.of(getWidth(), getHeight()) : viewport().fitted(all));
    }
  }

  /** Shows everything below a bar that lies on the canvas. */
  void fitBelow(double bar) {
    show(viewport().fittedBelow(bar, shown().bounds()));
  }

  /** Shows what is selected. */
  void fitSelection() {
    Box part = sheet().bounds(bench.selection());
    if (part.width() > 0) {
      show(viewport().fitted(part));
    }
  }

  /** Scrolls as far as it takes to show what is selected. */
  void revealSelection() {
    Box part = sheet().bounds(bench.selection());
    if (part.width() > 0 && getWidth() > 1) {
      show(viewport().showing(part));
    }
  }

  void zoomBy(double factor) {
    show(viewport().zoomed(viewport().zoom() * factor));
  }

  void zoomTo(double amount) {
    show(viewport().zoomed(amount));
  }

  /** The room an element takes on the screen, in this pane's coordinates. */
  Optional<Box> onScreen(Key key) {
    return sheet().shape(key).map(Shape::box).map(viewport()::toScreen);
  }

  // ---- painting

  /** Asks for one more frame, on any thread; several before the next one are one. */
  private void repaint() {
    if (!paintPending) {
      paintPending = true;
      Platform.requestNextPulse();
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    screen.canvas().setWidth(getWidth());
    screen.canvas().setHeight(getHeight());
    repaint();
  }

  private void pulse() {
    if (paintPending && getWidth() > 1 && getHeight() > 1) {
      paintPending = false;
      screen.paint(scene(), density());
      if (isSharp()) {
        atRest.come();
      }
    }
  }

  /** Pixels per screen unit of the display the window is on. */
  double density() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getRenderScaleX();
  }

  /** Whether all that shows is painted for its zoom and up to date. */
  boolean isSharp() {
    return screen.isSharp() && !paintPending;
  }

  /** What is known about things and what was looked for: painted with them until it changes. */
  private void learn() {
    known =
        bench
            .judgedProperty()
            .get()
            .and(bench.foundProperty().get())
            .and(bench.triedProperty().get());
    repaint();
  }

  private Screen.Scene scene() {
    Marks gesture = gestureMarks;
    for (String id : bench.litProperty().get()) {
      gesture = gesture.and(Marks.ofFlow(id, Mark.of(Mark.Look.HOVERED)));
    }
    Sheet shown = shown();
    return new Screen.Scene(
        shown, carried, carried.ahead(held), chosen, known, gesture, theme.get(), viewport());
  }
}
