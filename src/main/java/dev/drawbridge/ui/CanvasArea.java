package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.gesture.Request;
import dev.drawbridge.gesture.Response;
import dev.drawbridge.ui.Command.Spot;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** The canvas with what floats above it: editors in place, zoom, and the empty state. */
final class CanvasArea extends StackPane {
  private final Workbench bench;
  private final Commands commands;
  private final CanvasPane canvas;
  private final InPlace editors;
  private final Minimap minimap;
  private final PointerTip tip = new PointerTip();

  CanvasArea(Workbench bench, Sheet first, Look look, Commands commands) {
    this.bench = bench;
    this.commands = commands;
    canvas = new CanvasPane(bench, first, look, this::follow);
    editors = new InPlace(bench, canvas);
    editors.getChildren().add(tip);
    CanvasCommands.add(commands, bench, canvas);
    ArrangeCommands.add(commands, bench, canvas);
    ZoomBar zoom = new ZoomBar(canvas, commands);
    StackPane.setAlignment(zoom, Pos.BOTTOM_LEFT);
    StackPane.setMargin(zoom, new Insets(0, 0, 16, 16));
    FindBar find = new FindBar(bench, canvas, commands);
    StackPane.setAlignment(find, Pos.TOP_RIGHT);
    StackPane.setMargin(find, new Insets(12, 16, 0, 16));
    minimap = new Minimap(canvas, look);
    StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(minimap, new Insets(0, 16, 16, 0));
    commands.add(Command.showing("command.minimap", CommandGroup.PANELS, minimap.openProperty()));
    TidyLayer tidy = new TidyLayer(bench, canvas, commands);
    Announcer.of(bench, canvas);
    getChildren().addAll(canvas, new Proxies(bench, canvas), zoom, minimap, editors, find, tidy);
    Rectangle frame = new Rectangle();
    frame.widthProperty().bind(widthProperty());
    frame.heightProperty().bind(heightProperty());
    setClip(frame);
  }

  CanvasPane canvas() {
    return canvas;
  }

  /** Whether the minimap is unfolded. */
  BooleanProperty minimapOpen() {
    return minimap.openProperty();
  }

  /** Shows something in the middle while the drawing is empty. */
  void welcome(Region node) {
    getChildren().add(3, node);
    node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    bench
        .drawingProperty()
        .subscribe(drawing -> node.setVisible(drawing.elements().findAny().isEmpty()));
    node.managedProperty().bind(node.visibleProperty());
  }

  /** Shows a card in the upper left corner, when there is one. */
  void corner(Region card) {
    StackPane.setAlignment(card, Pos.TOP_LEFT);
    StackPane.setMargin(card, new Insets(12, 16, 0, 16));
    getChildren().add(card);
  }

  /** Shows a notice along the upper edge, when there is one. */
  void notice(Region bar) {
    StackPane.setAlignment(bar, Pos.TOP_CENTER);
    bar.setMaxHeight(Region.USE_PREF_SIZE);
    bar.setPickOnBounds(false);
    getChildren().add(bar);
  }

  /** Does what a gesture asks for besides edits, and says what it has to say. */
  private void follow(Response response) {
    boolean during = canvas.isInGesture();
    tip.follow(response, during, canvas.pointer(), getWidth(), getHeight());
    if (during) {
      bench.hintProperty().set(Wording.hints(response.hints()));
    } else if (response.handled()) {
      bench.hintProperty().set("");
      if (!response.hints().isEmpty()) {
        bench.say(Wording.hints(response.hints()));
      }
    }
    response.request().ifPresent(this::carryOut);
  }

  private void carryOut(Request request) {
    switch (request) {
      case Request.Rename rename -> editors.rename(rename);
      case Request.AskPorts ask -> editors.askPorts(ask);
      case Request.AskTarget ask -> editors.askTarget(ask);
      case Request.AskEnd ask -> editors.askEnd(ask);
      case Request.AskTrust ask -> editors.askTrust(ask);
      case Request.AskIcon ask -> editors.askIcon(ask);
      case Request.Menu(Point at) -> menu(at);
      case Request.Refuse _ -> {} // the tip says it
    }
  }

  private void menu(Point at) {
    ContextMenu menu =
        Menus.context(commands, bench.selection().isEmpty() ? Spot.CANVAS : Spot.THINGS);
    Point2D place = canvas.localToScreen(at.x(), at.y());
    menu.show(canvas, place.getX(), place.getY());
  }
}
