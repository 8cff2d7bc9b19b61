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
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import dev.drawbridge.gesture.Naming;
import dev.drawbridge.gesture.Request;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The editors that open on the canvas, where the thing is that they change; one at a time. */
final class InPlace extends Pane {
  private static final double GAP = 14;

  private final Workbench bench;
  private final CanvasPane canvas;
  private Optional<Node> editor = Optional.empty();

  /** What the arrow was made for whose ports are asked: it is selected again, to go on from it. */
  private Optional<Key> made = Optional.empty();

  InPlace(Workbench bench, CanvasPane canvas) {
    this.bench = bench;
    this.canvas = canvas;
    setPickOnBounds(false);
    canvas.zoomProperty().addListener((_, _, _) -> close());
    bench.deskProperty().addListener((_, _, _) -> close());
  }

  // ---- names

  /** Lets the person type the name of a thing, or the text of a note, where it stands. */
  void rename(Request.Rename request) {
    Key key = request.key();
    Optional<Element> element = bench.drawing().element(key);
    Optional<Box> box = canvas.onScreen(key);
    if (element.isEmpty() || box.isEmpty()) {
      return;
    }
    NameEditor field = new NameEditor(element.get(), typed -> renamed(request, typed), this::close);
    double width = Math.max(150, Math.min(box.get().width() - 8, 320));
    boolean tall = element.get() instanceof Note;
    field.setPrefWidth(width);
    open(
        field,
        box.get().x() + Math.max(4, (box.get().width() - width) / 2),
        box.get().y() + (tall ? 4 : Math.max(3, Math.min(16, box.get().height() / 2 - 14))));
    field.begin();
  }

  private void renamed(Request.Rename request, String typed) {
    close();
    Key key = request.key();
    Drawing before = bench.drawing();
    boolean wasChosen = bench.selection().has(key);
    Optional<Edit> edit = Naming.edit(before, key, typed, request.fresh());
    // The key of a fresh thing follows its name, and what is selected its key.
    Key now = request.fresh() && edit.isPresent() ? Naming.key(before, key, typed.strip()) : key;
    Optional<String> arrow =
        request.arrow().map(id -> edit.isPresent() ? Naming.id(before, id, key, now) : id);
    edit.ifPresent(bench::perform);
    if (wasChosen && bench.drawing().has(now)) {
      bench.select(Selection.of(now));
    }
    arrow
        .filter(id -> bench.drawing().flows().contains(id))
        .ifPresent(id -> {
          made = Optional.of(now);
          bench.select(Selection.ofStatement(id));
          canvas.feed(new Input.KeyDown(Input.Key.ENTER, Modifiers.NONE));
        });
  }

  // ---- ports

  /** Asks for the ports of an arrow beside it. */
  void askPorts(Request.AskPorts request) {
    Optional<Flow> flow = bench.drawing().flows().get(request.id());
    Optional<Key> next = made;
    made = Optional.empty();
    if (flow.isEmpty()) {
      return;
    }
    PortsCard card =
        new PortsCard(
            flow.get(),
            Wording.name(bench.drawing(), flow.get().to()),
            request.offered(),
            ports -> {
              close();
              if (!ports.equals(flow.get().ports())) {
                bench.perform(new Edit.Restate(flow.get().withPorts(ports)));
              }
              next.ifPresent(this::goOn);
            },
            () -> {
              close();
              next.ifPresent(this::goOn);
            });
    open(card, 0, 0);
    Point beside = beside(flow.get(), canvas.viewport().toScreen(request.at()), card);
    moveTo(card, beside.x(), beside.y());
    card.begin();
  }

  private void goOn(Key key) {
    if (bench.drawing().has(key)) {
      bench.select(Selection.of(key));
    }
  }

  /** A place for a card where it covers neither end of the arrow it is about, if there is one. */
  private Point beside(Flow flow, Point middle, Region card) {
    Box both =
        Box.holding(
            Stream.of(flow.from(), flow.to())
                .map(canvas.sheet()::seen)
                .flatMap(key -> canvas.onScreen(key).stream())
                .toList());
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

  // ---- ends of arrows

  /** Lists what an arrow could end at. */
  void askTarget(Request.AskTarget request) {
    TargetCard card = new TargetCard(bench.drawing(), request.from(), canvas::feed, this::close);
    Point at = canvas.viewport().toScreen(request.at());
    open(card, at.x() + 6, at.y() - 20);
    beginLater(card);
  }

  // ---- trust and icons

  /** Offers the levels of trust of a zone. */
  void askTrust(Request.AskTrust request) {
    bench
        .drawing()
        .zones()
        .get(request.zone())
        .ifPresent(zone -> {
          TrustCard card =
              new TrustCard(
                  bench.drawing(),
                  zone,
                  trust -> {
                    close();
                    if (!trust.equals(zone.trust())) {
                      bench.perform(new Edit.Change(zone.withTrust(trust)));
                    }
                  },
                  this::close);
          Point at = canvas.viewport().toScreen(request.at());
          open(card, at.x() - 12, at.y() + 14);
          beginLater(card);
        });
  }

  /** Offers the icons for a service or a network. */
  void askIcon(Request.AskIcon request) {
    bench
        .drawing()
        .element(request.key())
        .ifPresent(element -> {
          IconCard card =
              new IconCard(
                  element,
                  changed -> {
                    close();
                    if (!changed.equals(element)) {
                      bench.perform(new Edit.Change(changed));
                    }
                  },
                  this::close);
          Point at = canvas.viewport().toScreen(request.at());
          open(card, at.x() - 22, at.y() + 26);
          beginLater(card);
        });
  }

  /**
   * Takes the focus when the key that opened a card has done all it does: the letter it types must
   * not be the first one in the card's field.
   */
  private static void beginLater(Popup card) {
    Platform.runLater(card::begin);
  }

  // ---- where they stand

  /** Puts an editor there, as far as it fits into what shows. */
  private void open(Region node, double x, double y) {
    close();
    editor = Optional.of(node);
    getChildren().add(node);
    node.applyCss();
    node.autosize();
    moveTo(node, x, y);
  }

  private void moveTo(Region node, double x, double y) {
    double width = node.prefWidth(-1);
    node.setLayoutX(Math.clamp(x, 4, Math.max(4, getWidth() - width - 4)));
    node.setLayoutY(Math.clamp(y, 4, Math.max(4, getHeight() - node.prefHeight(width) - 4)));
  }

  /** Closes the editor that is open, if there is one. */
  void close() {
    Optional<Node> open = editor;
    editor = Optional.empty();
    open.ifPresent(node -> {
      boolean hadFocus = node.isFocusWithin();
      getChildren().remove(node);
      if (hadFocus) {
        canvas.requestFocus();
      }
    });
  }
}
