package dev.drawbridge.ui;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.check.Finding;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Judgement;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Ordered;
import dev.drawbridge.gesture.Consequences;
import dev.drawbridge.gesture.Hint;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the panels of one window share: the drawing, what is selected and what is lit. */
final class Workbench {
  private static final Mark WRONG = Mark.of(Mark.Tone.DANGER, Mark.Badge.WARNING);
  private static final Mark DOUBTFUL = Mark.of(Mark.Tone.ATTENTION, Mark.Badge.WARNING);

  private final ReadOnlyObjectWrapper<Desk> desk;
  private final ReadOnlyObjectWrapper<Drawing> drawing;
  private final ReadOnlyIntegerWrapper state = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
  private final ObjectProperty<Set<String>> doubtful = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<Marks> judgedMarks = new SimpleObjectProperty<>(Marks.NONE);
  private final ReadOnlyObjectWrapper<Judgement> judgement;
  private final ObjectProperty<Marks> found = new SimpleObjectProperty<>(Marks.NONE);
  private final ObjectProperty<Marks> tried = new SimpleObjectProperty<>(Marks.NONE);
  private final StringProperty hint = new SimpleStringProperty("");
  private Supplier<Sheet> sheet = () -> Sheet.of(drawing());
  private final List<Consumer<Drawing>> ahead = new ArrayList<>();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Set<String>> lit = new SimpleObjectProperty<>(Set.of());

  Workbench(Desk first) {
    desk = new ReadOnlyObjectWrapper<>(first);
    drawing = new ReadOnlyObjectWrapper<>(first.drawing());
    judgement = new ReadOnlyObjectWrapper<>(Judgement.pending(first.drawing()));
    drawing.addListener((_, _, now) -> ahead.forEach(follower -> follower.accept(now)));
    first.onChange(() -> changed(first));
  }

  /** Puts another drawing on the bench. */
  void put(Desk next) {
    selection.set(Selection.NONE);
    lit.set(Set.of());
    judged(Judgement.pending(next.drawing()));
    desk.set(next);
    next.onChange(() -> changed(next));
    drawing.set(next.drawing());
    state.set(state.get() + 1);
  }

  private void changed(Desk source) {
    if (source.equals(desk.get())) {
      Drawing now = source.drawing();
      Selection left = selection.get().in(now);
      if (!left.equals(selection.get())) {
        selection.set(left);
      }
      drawing.set(now);
      state.set(state.get() + 1);
    }
  }

  Desk desk() {
    return desk.get();
  }

  ReadOnlyObjectProperty<Desk> deskProperty() {
    return desk.getReadOnlyProperty();
  }

  Drawing drawing() {
    return drawing.get();
  }

  ReadOnlyObjectProperty<Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /**
   * Has somebody follow the drawing before all who listen to it, in the order of these calls: other
   * threads then work for them while the panels follow.
   */
  void ahead(Consumer<Drawing> follower) {
    ahead.add(follower);
  }

  /** Changes whenever drawing, file or edited state do; its value means nothing. */
  ReadOnlyIntegerProperty stateProperty() {
    return state.getReadOnlyProperty();
  }

  Selection selection() {
    return selection.get();
  }

  ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  void select(Selection things) {
    said.set("");
    selection.set(things);
  }

  /** The ids of flows that some panel points at: arrows and lines of files light up together. */
  ObjectProperty<Set<String>> litProperty() {
    return lit;
  }

  /** The things that findings are about: keys and ids. */
  ObjectProperty<Set<String>> doubtfulProperty() {
    return doubtful;
  }

  /** What is known about the drawing, or still about the one before it. */
  ReadOnlyObjectProperty<Judgement> judgementProperty() {
    return judgement.getReadOnlyProperty();
  }

  Judgement judgement() {
    return judgement.get();
  }

  /** Whether a judgement is about the drawing as it is now. */
  @SuppressWarnings("ReferenceEquality") // every step of the undo list is its own object
  boolean isCurrent(Judgement judged) {
    return judged.drawing() == drawing.get();
  }

  /** Takes over what was found out about the drawing. */
  @SuppressWarnings("ReferenceEquality") // one judgement hands over the same objects stage by stage
  void judged(Judgement next) {
    Judgement before = judgement.get();
    judgement.set(next);
    // Most stages of a judgement say the same about things, and only more about targets.
    if (next.drawing() != before.drawing() || next.findings() != before.findings()) {
      mark(next);
    }
  }

  private void mark(Judgement next) {
    // Errors come first, so that the first of several findings about a thing is the worst.
    Map<String, Mark> things = new LinkedHashMap<>();
    for (Finding finding : next.findings()) {
      if (finding.place() instanceof Place.OnCanvas(List<String> named)
          && finding.severity() != Finding.Severity.NOTE) {
        things.putIfAbsent(
            named.getFirst(), finding.severity() == Finding.Severity.ERROR ? WRONG : DOUBTFUL);
      }
    }
    Map<Key, Mark> elements = new LinkedHashMap<>();
    Map<String, Mark> flows = new LinkedHashMap<>();
    things.forEach((thing, mark) -> {
      Selection chosen = Chosen.thing(next.drawing(), thing);
      chosen.only().ifPresent(key -> elements.put(key, mark));
      chosen.onlyStatement().ifPresent(id -> flows.put(id, mark));
    });
    Marks marks = new Marks(elements, flows, List.of());
    if (!marks.equals(judgedMarks.get())) {
      judgedMarks.set(marks);
    }
    if (!things.keySet().equals(doubtful.get())) {
      doubtful.set(Collections.unmodifiableSet(things.keySet()));
    }
  }

  /** How what is known about things shows on the canvas. */
  ObjectProperty<Marks> judgedProperty() {
    return judgedMarks;
  }

  /** How what was looked for shows on the canvas. */
  ObjectProperty<Marks> foundProperty() {
    return found;
  }

  /** How what was tried out with packets shows on the canvas. */
  ObjectProperty<Marks> triedProperty() {
    return tried;
  }

  /** What the status bar says instead of the selection: what a gesture would do. Else empty. */
  StringProperty hintProperty() {
    return hint;
  }

  /** The drawing as it stands on the canvas. */
  Sheet sheet() {
    return sheet.get();
  }

  /** The flows that begin or end at an element, in file order. */
  @SuppressWarnings("ReferenceEquality") // the very drawing, not one like it
  List<Flow> flowsAt(Key key) {
    Ordered<String, Flow> flows = drawing().flows();
    Sheet laidOut = sheet();
    if (laidOut.isDraft() || laidOut.drawing() != drawing()) {
      return flows.values().stream().filter(flow -> flow.ends().contains(key)).toList();
    }
    return laidOut.flowsAt(key).stream()
        .flatMap(id -> flows.get(id).stream())
        .sorted(Comparator.comparingLong(flow -> flows.rank(flow.id())))
        .toList();
  }

  /** Says where the drawing's sheet is kept: one is enough, it takes long to make. */
  void sheetFrom(Supplier<Sheet> source) {
    sheet = source;
  }

  /** What the last step did, in words, until something else is done or chosen. Else empty. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Says in the status bar what was just done. */
  void say(String words) {
    said.set(words);
  }

  /** Whether a finding is about that key or id. */
  boolean isDoubtful(String thing) {
    return doubtful.get().contains(thing);
  }

  /** Takes the last step back, says which one it was, and selects what it had removed. */
  void undo() {
    Optional<Edit> step = desk.get().undoable();
    desk.get().undo();
    if (step.orElse(null) instanceof Edit.Remove removed) {
      select(new Selection(removed.keys(), removed.ids()));
    }
    step.ifPresent(
        edit -> say(Texts.of("undo.done", Messages.text(edit.code(), edit.arguments()))));
  }

  /** Does the step again that was taken back last, and says which one it is. */
  void redo() {
    Optional<Edit> step = desk.get().redoable();
    desk.get().redo();
    step.ifPresent(
        edit -> say(Texts.of("redo.done", Messages.text(edit.code(), edit.arguments()))));
  }

  /**
   * Goes to how the drawing was after some steps.
   *
   * @param steps how many of the steps are done then
   */
  void goTo(int steps) {
    desk.get().goTo(steps);
    say("");
  }

  void perform(Edit edit) {
    List<Hint> hints = Consequences.of(edit, drawing.get());
    desk.get().perform(edit);
    say(Wording.hints(hints));
  }
}
