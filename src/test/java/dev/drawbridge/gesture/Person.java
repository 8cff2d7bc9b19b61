package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Viewport;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.gesture.Input.Button;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Someone with a mouse and a keyboard before a canvas, and the window that answers. */
final class Person {
  private final Gestures gestures = new Gestures();
  private final Deque<Drawing> past = new ArrayDeque<>();
  private Drawing drawing;
  private Sheet sheet;
  private Viewport viewport = Viewport.of(1000, 800);
  private Selection selection = Selection.NONE;
  private Modifiers held = Modifiers.NONE;
  private Point pointer = new Point(0, 0);
  private Response last;

  private Person(Drawing drawing) {
    this.drawing = drawing;
    this.sheet = Sheet.of(drawing);
    this.last = Response.ignoring(situation());
  }

  static Person at(Drawing drawing) {
    return new Person(drawing);
  }

  // ---- what the person does

  Person hold(Modifiers modifiers) {
    held = modifiers;
    return this;
  }

  Person zoom(double zoom) {
    viewport = viewport.zoomed(zoom, new Point(0, 0));
    return this;
  }

  /** All places are given on the sheet, as the person sees it. */
  Person moveTo(double x, double y) {
    pointer = viewport.toScreen(new Point(x, y));
    return feed(new Input.Move(pointer, held));
  }

  Person pressAt(double x, double y) {
    moveTo(x, y);
    return feed(new Input.Press(pointer, Button.PRIMARY, 1, held));
  }

  Person release() {
    return feed(new Input.Release(pointer, Button.PRIMARY, held));
  }

  Person clickAt(double x, double y) {
    return pressAt(x, y).release();
  }

  Person doubleClickAt(double x, double y) {
    clickAt(x, y);
    feed(new Input.Press(pointer, Button.PRIMARY, 2, held));
    return release();
  }

  /** Presses, goes there in small steps, and lets go. */
  Person drag(double fromX, double fromY, double toX, double toY) {
    return dragWithoutRelease(fromX, fromY, toX, toY).release();
  }

  Person dragWithoutRelease(double fromX, double fromY, double toX, double toY) {
    pressAt(fromX, fromY);
    return carryTo(toX, toY);
  }

  /** Moves in ten steps, whatever the button does. */
  Person carryTo(double x, double y) {
    Point from = viewport.toSheet(pointer);
    for (int i = 1; i <= 10; i++) {
      moveTo(from.x() + (x - from.x()) * i / 10, from.y() + (y - from.y()) * i / 10);
    }
    return this;
  }

  Person pressTile(Tile tile) {
    pointer = new Point(-120, 60);
    return feed(new Input.TilePress(tile));
  }

  Person clickTile(Tile tile) {
    pressTile(tile);
    return release();
  }

  Person type(Input.Key key) {
    feed(new Input.KeyDown(key, held));
    Response answer = last;
    feed(new Input.KeyUp(key, held));
    last = answer;
    return this;
  }

  Person feed(Input input) {
    last = gestures.on(input, situation());
    selection = last.selection();
    viewport = last.viewport();
    last.edit().ifPresent(this::apply);
    return this;
  }

  private void apply(Edit edit) {
    past.push(drawing);
    drawing = edit.apply(drawing);
    sheet = sheet.with(drawing);
    selection = selection.in(drawing);
  }

  Person undo() {
    drawing = past.pop();
    sheet = sheet.with(drawing);
    return this;
  }

  // ---- what the person sees

  Drawing drawing() {
    return drawing;
  }

  Sheet sheet() {
    return sheet;
  }

  Sheet shown() {
    return last.preview().orElse(sheet);
  }

  int edits() {
    return past.size();
  }

  Box box(String key) {
    return sheet.shape(Key.of(key)).orElseThrow().box();
  }

  Box shownBox(String key) {
    return shown().shape(Key.of(key)).orElseThrow().box();
  }

  Optional<Key> zoneOf(String key) {
    return drawing.element(Key.of(key)).orElseThrow().zone();
  }

  Selection selection() {
    return selection;
  }

  Viewport viewport() {
    return viewport;
  }

  Marks marks() {
    return last.marks();
  }

  Cursor cursor() {
    return last.cursor();
  }

  Optional<Request> request() {
    return last.request();
  }

  List<Hint> hints() {
    return last.hints();
  }

  /** Time passes; whether that moved something. */
  boolean waits(double seconds) {
    Optional<Response> pulled = gestures.pull(seconds, situation());
    pulled.ifPresent(response -> {
      last = response;
      viewport = response.viewport();
    });
    return pulled.isPresent();
  }

  Person select(String... keys) {
    selection = new Selection(Set.of(), Set.of());
    for (String key : keys) {
      selection = selection.toggled(Key.of(key));
    }
    return this;
  }

  Person selectArrow(String id) {
    selection = Selection.ofStatement(id);
    return this;
  }

  boolean understood() {
    return last.handled();
  }

  boolean isInTheMiddleOfSomething() {
    return gestures.isUnderWay();
  }

  private Situation situation() {
    return new Situation(sheet, viewport, selection);
  }
}
