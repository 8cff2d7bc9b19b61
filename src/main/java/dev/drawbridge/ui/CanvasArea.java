package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.gesture.Naming;
import dev.drawbridge.gesture.Request;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.ui.Command.Spot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/** The canvas with what floats above it: editors in place, zoom, and the empty state. */
final class CanvasArea extends StackPane {
  private static final double GAP = 14;

  private final Workbench bench;
  private final Commands commands;
  private final CanvasPane canvas;
  private final Pane floating = new Pane();
  private final Label refusal = new Label();
  private Optional<Node> editor = Optional.empty();

  CanvasArea(Workbench bench, Look look, Commands commands) {
    this.bench = bench;
    this.commands = commands;
    canvas = new CanvasPane(bench, look, this::carryOut);
    floating.setPickOnBounds(false);
    refusal.getStyleClass().addAll("float", "refusal");
    refusal.setMouseTransparent(true);
    refusal.setVisible(false);
    floating.getChildren().add(refusal);
    CanvasCommands.add(commands, bench, canvas);
    ZoomBar zoom = new ZoomBar(canvas, commands);
    StackPane.setAlignment(zoom, Pos.BOTTOM_LEFT);
    StackPane.setMargin(zoom, new Insets(0, 0, 16, 16));
    getChildren().addAll(canvas, zoom, floating);
    Rectangle frame = new Rectangle();
    frame.widthProperty().bind(widthProperty());
    frame.heightProperty().bind(heightProperty());
    setClip(frame);
    canvas.zoomProperty().addListener((_, _, _) -> closeEditor());
    bench.deskProperty().addListener((_, _, _) -> closeEditor());
  }

  CanvasPane canvas() {
    return canvas;
  }

  /** Shows something in the middle while the drawing is empty. */
  void welcome(Region node) {
    getChildren().add(2, node);
    node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    bench
        .drawingProperty()
        .subscribe(drawing -> node.setVisible(drawing.elements().findAny().isEmpty()));
    node.managedProperty().bind(node.visibleProperty());
  }

  private void carryOut(Request request) {
    switch (request) {
      case Request.Rename(Key key, boolean fresh) -> rename(key, fresh);
      case Request.AskPorts(String id, Point at, List<PortSpec> offered) ->
          bench.drawing().flows().get(id).ifPresent(flow -> askPorts(flow, at, offered));
      case Request.Menu(Point at) -> menu(at);
      case Request.Refuse refuse -> refuse(refuse);
    }
  }

  // ---- in place

  /** Lets the person type the name of a thing, or the text of a note, where it stands. */
  void rename(Key key, boolean fresh) {
    Optional<Element> element = bench.drawing().element(key);
    Optional<Box> box = canvas.onScreen(key);
    if (element.isEmpty() || box.isEmpty()) {
      return;
    }
    NameEditor field =
        new NameEditor(element.get(), typed -> renamed(key, typed, fresh), this::closeEditor);
    double width = Math.max(150, Math.min(box.get().width() - 8, 320));
    boolean tall = element.get() instanceof Note;
    field.setPrefWidth(width);
    place(
        field,
        box.get().x() + Math.max(4, (box.get().width() - width) / 2),
        box.get().y() + (tall ? 4 : Math.max(3, Math.min(16, box.get().height() / 2 - 14))));
    field.begin();
  }

  private void renamed(Key key, String typed, boolean fresh) {
    closeEditor();
    Drawing before = bench.drawing();
    boolean wasChosen = bench.selection().has(key);
    Naming.edit(before, key, typed, fresh)
        .ifPresent(edit -> {
          bench.perform(edit);
          // The key of a fresh thing follows its name, and what is selected its key.
          Key now = fresh ? Naming.key(before, key, typed.strip()) : key;
          if (wasChosen && bench.drawing().has(now)) {
            bench.select(Selection.of(now));
          }
        });
  }

  private void askPorts(Flow flow, Point at, List<PortSpec> offered) {
    PortsCard card =
        new PortsCard(
            flow,
            Wording.name(bench.drawing(), flow.to()),
            offered,
            ports -> {
              closeEditor();
              bench.perform(new Edit.Restate(flow.withPorts(ports)));
            },
            this::closeEditor);
    place(card, 0, 0);
    Point beside = beside(flow, canvas.viewport().toScreen(at), card);
    moveTo(card, beside.x(), beside.y());
    card.begin();
  }

  /** A place for a card where it covers neither end of the arrow it is about, if there is one. */
  private Point beside(Flow flow, Point middle, Region card) {
    List<Box> ends =
        Stream.of(flow.from(), flow.to()).flatMap(key -> canvas.onScreen(key).stream()).toList();
    Box both = Box.holding(ends);
    double width = card.prefWidth(-1);
    double height = card.prefHeight(width);
    if (both.right() + GAP + width < getWidth()) {
      return new Point(both.right() + GAP, middle.y() - height / 2);
    }
    if (both.x() - GAP - width > 0) {
      return new Point(both.x() - GAP - width, middle.y() - height / 2);
    }
    return both.bottom() + GAP + height < getHeight()
        ? new Point(middle.x() - width / 2, both.bottom() + GAP)
        : new Point(middle.x() - width / 2, both.y() - GAP - height);
  }

  /** Puts a node there, as far as it fits into what shows. */
  private void place(Region node, double x, double y) {
    closeEditor();
    editor = Optional.of(node);
    floating.getChildren().add(node);
    node.applyCss();
    node.autosize();
    moveTo(node, x, y);
  }

  private void moveTo(Region node, double x, double y) {
    node.setLayoutX(Math.clamp(x, 4, Math.max(4, getWidth() - node.prefWidth(-1) - 4)));
    node.setLayoutY(Math.clamp(y, 4, Math.max(4, getHeight() - node.prefHeight(-1) - 4)));
  }

  private void closeEditor() {
    Optional<Node> open = editor;
    editor = Optional.empty();
    open.ifPresent(node -> {
      boolean hadFocus = node.isFocusWithin();
      floating.getChildren().remove(node);
      if (hadFocus) {
        canvas.requestFocus();
      }
    });
  }

  private void menu(Point at) {
    ContextMenu menu =
        Menus.context(commands, bench.selection().isEmpty() ? Spot.CANVAS : Spot.THINGS);
    Point2D place = canvas.localToScreen(at.x(), at.y());
    menu.show(canvas, place.getX(), place.getY());
  }

  private void refuse(Request.Refuse refuse) {
    refusal.setText(Messages.text(refuse.reason(), List.of(refuse.name())));
    refusal.setVisible(true);
    refusal.applyCss();
    refusal.autosize();
    Point pointer = canvas.pointer();
    refusal.setLayoutX(
        Math.clamp(pointer.x() + 14, 4, Math.max(4, getWidth() - refusal.getWidth() - 4)));
    refusal.setLayoutY(Math.clamp(pointer.y() + 18, 4, Math.max(4, getHeight() - 40)));
    PauseTransition pause = new PauseTransition(Duration.seconds(3));
    pause.setOnFinished(_ -> refusal.setVisible(false));
    pause.play();
  }
}
