package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.gesture.Asking;
import dev.drawbridge.gesture.Naming;
import dev.drawbridge.gesture.Request;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The editors that open on the canvas, where the thing is that they change; one at a time. */
final class InPlace extends Pane {
  private static final double GAP = 14;
  private static final double LEAST_FOR_NAME = 150;
  private static final double MOST_FOR_NAME = 320;
  private static final double HEIGHT = 28;

  /** The room of a zone's icon before its name, in sheet units. */
  private static final double SIGN = 30;

  private final Workbench bench;
  private final CanvasPane canvas;
  private Optional<Node> editor = Optional.empty();

  /** What the status bar says about the keys of the editor, as long as it is open. */
  private String advice = "";

  /** What must still be there for the editor to make sense. */
  private Predicate<Drawing> subject = _ -> true;

  InPlace(Workbench bench, CanvasPane canvas) {
    this.bench = bench;
    this.canvas = canvas;
    setPickOnBounds(false);
    canvas.zoomProperty().addListener((_, _, _) -> close());
    canvas.viewportProperty().addListener((_, before, now) -> follow(before, now));
    bench.deskProperty().addListener((_, _, _) -> close());
    bench
        .drawingProperty()
        .addListener((_, _, drawing) -> {
          if (!subject.test(drawing)) {
            close();
          }
        });
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
    OpenStep step = request.fresh() ? OpenStep.latest(bench) : OpenStep.none(bench);
    NameEditor field =
        new NameEditor(
            element.get(),
            typed -> renamed(request, typed, step),
            typed -> notNamed(request, typed, step));
    Box place = canvas.sheet().shape(key).map(this::nameOn).orElse(box.get());
    field.setPrefWidth(place.width());
    open(field, place.x(), place.y(), drawing -> drawing.has(key));
    field.begin();
    boolean tall = element.get() instanceof Note;
    if (step.isOpen() && bench.saidProperty().get().isEmpty()) {
      advice = Texts.of(tall ? "made.note" : "made.name", element.get().name());
      bench.say(advice);
    }
  }

  /** Where a name is typed: over the name that is painted, on the screen. */
  private Box nameOn(Shape shape) {
    Box box = canvas.viewport().toScreen(shape.box());
    double width = Math.max(LEAST_FOR_NAME, Math.min(box.width() - 8, MOST_FOR_NAME));
    double left = box.x() + Math.max(4, (box.width() - width) / 2);
    return switch (shape) {
      case Shape.Area area -> {
        // In the header, behind the icon: nothing that stands in the zone is covered.
        Box header = canvas.viewport().toScreen(area.header());
        double icon = SIGN * canvas.viewport().zoom();
        double room = header.width() - icon - 8;
        yield new Box(
            header.x() + icon,
            header.centre().y() - HEIGHT / 2,
            Math.max(LEAST_FOR_NAME, Math.min(room, MOST_FOR_NAME)),
            HEIGHT);
      }
      case Shape.Leaf _ -> new Box(left, box.y() + 4, width, HEIGHT);
      case Shape.Card _, Shape.Capsule _, Shape.Folded _, Shape.Octagon _ ->
          new Box(
              left,
              box.y() + Math.max(3, Math.min(16, (box.height() - HEIGHT) / 2)),
              width,
              HEIGHT);
    };
  }

  private void renamed(Request.Rename request, String typed, OpenStep step) {
    close();
    boolean wasChosen = bench.selection().has(request.key());
    Named named = name(request, typed, step);
    if (wasChosen && bench.drawing().has(named.key())) {
      bench.select(Selection.of(named.key()));
    }
    named
        .arrow()
        .flatMap(bench.drawing().flows()::get)
        .ifPresent(flow -> {
          bench.select(Selection.ofStatement(flow.id()));
          askPorts(Asking.first(flow, canvas.sheet()), step, Optional.of(named.key()));
        });
  }

  /**
   * What has a name now.
   *
   * @param key its key, which follows the name of something fresh
   * @param arrow the id of the arrow it was made for, which follows the key
   */
  private record Named(Key key, Optional<String> arrow) {}

  private Named name(Request.Rename request, String typed, OpenStep step) {
    Drawing before = bench.drawing();
    Key key = request.key();
    Optional<Edit> edit = Naming.edit(before, key, typed, request.fresh());
    if (edit.isEmpty()) {
      return new Named(key, request.arrow());
    }
    Key now = request.fresh() ? Naming.key(before, key, typed.strip()) : key;
    Optional<String> arrow = request.arrow().map(id -> Naming.id(before, id, key, now));
    step.name(edit.get(), before.element(key).map(e -> calledAfter(e, typed)).orElse(typed));
    return new Named(now, arrow);
  }

  /** Steps mention notes by their keys: their text may be long. */
  private static String calledAfter(Element element, String typed) {
    return element instanceof Note ? element.name() : typed.strip();
  }

  /** What was just made goes, with what was typed for it: making it again brings both back. */
  private void notNamed(Request.Rename request, String typed, OpenStep step) {
    close();
    if (step.isOpen()) {
      Named named = name(request, typed, step);
      Optional<Key> start =
          named.arrow().flatMap(bench.drawing().flows()::get).map(flow -> flow.from());
      takeBack(step, Wording.name(bench.drawing(), named.key()), start);
    }
  }

  /**
   * Takes back what was just made.
   *
   * @param name what it was called
   * @param start where its arrow started: there the person goes on
   */
  private void takeBack(OpenStep step, String name, Optional<Key> start) {
    if (step.takeBack()) {
      bench.select(start.filter(bench.drawing()::has).map(Selection::of).orElse(Selection.NONE));
      bench.say(Texts.of("made.taken.back", name));
    }
  }

  // ---- ports

  /** Asks for the ports of an arrow beside it. */
  void askPorts(Request.AskPorts request) {
    OpenStep step = request.fresh() ? OpenStep.latest(bench) : OpenStep.none(bench);
    askPorts(request, step, Optional.empty());
  }

  /**
   * Asks for the ports of an arrow.
   *
   * @param step what drew the arrow
   * @param made what was made for the arrow to lead to: it is selected then, to go on from it
   */
  private void askPorts(Request.AskPorts request, OpenStep step, Optional<Key> made) {
    Optional<Flow> asked = bench.drawing().flows().get(request.id());
    if (asked.isEmpty()) {
      return;
    }
    Flow flow = asked.get();
    String name = Wording.name(bench.drawing(), flow.to());
    PortsCard card =
        new PortsCard(
            flow,
            name,
            request.offered(),
            ports -> {
              close();
              if (!ports.equals(flow.ports())) {
                step.answer(new Edit.Restate(flow.withPorts(ports)));
              }
              made.ifPresent(this::goOn);
            },
            () -> {
              close();
              takeBack(step, made.isPresent() ? name : arrow(flow), Optional.of(flow.from()));
            });
    if (step.isOpen()) {
      card.explain(Texts.of("made.ports", made.isPresent() ? name : Texts.of("made.arrow")));
    }
    open(card, 0, 0, drawing -> drawing.flows().contains(flow.id()));
    Point beside = beside(flow, canvas.viewport().toScreen(request.at()), card);
    moveTo(card, beside.x(), beside.y());
    card.begin();
  }

  private String arrow(Flow flow) {
    return Wording.name(bench.drawing(), flow.from())
        + " → "
        + Wording.name(bench.drawing(), flow.to());
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
    String question = Texts.of("target.question", Wording.name(bench.drawing(), request.from()));
    EndOffers offers = EndOffers.forNew(canvas.sheet(), request.from(), request.at());
    TargetCard card = new TargetCard(question, offers, canvas::feed, this::close);
    Point at = canvas.viewport().toScreen(request.at());
    open(card, at.x() + 6, at.y() - 20, drawing -> drawing.has(request.from()));
    beginLater(card);
  }

  /** Lists where an end of an arrow could lead instead. */
  void askEnd(Request.AskEnd request) {
    bench
        .drawing()
        .flows()
        .get(request.id())
        .ifPresent(flow -> {
          String question =
              request.isStart()
                  ? Texts.of("target.start", Wording.name(bench.drawing(), flow.to()))
                  : Texts.of("target.end", Wording.name(bench.drawing(), flow.from()));
          EndOffers offers =
              EndOffers.forOther(canvas.sheet(), flow, request.isStart(), request.at());
          TargetCard card = new TargetCard(question, offers, canvas::feed, this::close);
          open(card, 0, 0, drawing -> drawing.flows().contains(flow.id()));
          Point beside = beside(flow, canvas.viewport().toScreen(request.at()), card);
          moveTo(card, beside.x(), beside.y());
          beginLater(card);
        });
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
          open(card, at.x() - 12, at.y() + 14, drawing -> drawing.has(request.zone()));
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
          open(card, at.x() - 22, at.y() + 26, drawing -> drawing.has(request.key()));
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

  /** Puts an editor there, as far as it fits into what shows, while its subject is there. */
  private void open(Region node, double x, double y, Predicate<Drawing> about) {
    close();
    subject = about;
    editor = Optional.of(node);
    getChildren().add(node);
    // A list that becomes longer by what is typed must not grow out of sight.
    node.heightProperty().addListener(_ -> stayInSight(node));
    node.applyCss();
    node.autosize();
    moveTo(node, x, y);
  }

  private void moveTo(Region node, double x, double y) {
    double width = node.prefWidth(-1);
    node.setLayoutX(Math.clamp(x, 4, Math.max(4, getWidth() - width - 4)));
    node.setLayoutY(Math.clamp(y, 4, Math.max(4, getHeight() - node.prefHeight(width) - 4)));
  }

  private void stayInSight(Region node) {
    if (editor.filter(node::equals).isPresent()
        && node.getLayoutY() + node.getHeight() > getHeight()) {
      node.setLayoutY(Math.max(4, getHeight() - node.getHeight() - 4));
    }
  }

  /** What is edited moves with the view, and its editor with it. */
  private void follow(Viewport before, Viewport now) {
    if (before.zoom() == now.zoom()) {
      Point was = before.toScreen(new Point(0, 0));
      Point is = now.toScreen(new Point(0, 0));
      editor.ifPresent(node ->
          node.relocate(
              node.getLayoutX() + is.x() - was.x(), node.getLayoutY() + is.y() - was.y()));
    }
  }

  /** Closes the editor that is open, if there is one. */
  void close() {
    Optional<Node> open = editor;
    editor = Optional.empty();
    if (!advice.isEmpty() && bench.saidProperty().get().equals(advice)) {
      bench.say("");
    }
    advice = "";
    subject = _ -> true;
    open.ifPresent(node -> {
      boolean hadFocus = node.isFocusWithin();
      getChildren().remove(node);
      if (hadFocus) {
        canvas.requestFocus();
      }
    });
  }
}
