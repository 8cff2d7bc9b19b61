package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The drawing as a tree: zones, what stands in them, the flows that leave each. Everything can be
 * reached from here by keyboard: F2 renames, Delete removes, Enter goes to the inspector.
 */
final class Outline extends TreeView<Outline.Entry> {
  /** One line. */
  sealed interface Entry {
    /** The line that stands for the drawing, which is not shown. */
    record Root() implements Entry {}

    /** A zone, service, network, router or note. */
    record OfElement(Key key) implements Entry {}

    /** A flow, below where it starts. */
    record OfFlow(String id) implements Entry {}
  }

  private final Workbench bench;
  private final Runnable enter;
  private final TreeItem<Entry> root = new TreeItem<>(new Entry.Root());
  private final Map<Entry, TreeItem<Entry>> items = new HashMap<>();
  private boolean following;

  /** The outline of what is on the bench; {@code enter} brings the person to the inspector. */
  Outline(Workbench bench, Runnable enter) {
    this.bench = bench;
    this.enter = enter;
    setRoot(root);
    setShowRoot(false);
    setEditable(true);
    setFixedCellSize(26);
    getStyleClass().add("outline");
    setAccessibleText(Texts.of("panel.outline"));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setCellFactory(_ -> new OutlineCell(bench));
    bench.drawingProperty().subscribe(_ -> rebuild());
    bench.selectionProperty().addListener((_, _, _) -> follow());
    bench.doubtfulProperty().addListener((_, _, _) -> refresh());
    getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<TreeItem<Entry>>) _ -> lead());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    if (getEditingItem() != null) {
      return;
    }
    Selection selected = bench.selection();
    if (event.getCode() == KeyCode.ENTER) {
      enter.run();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE && !selected.isEmpty()) {
      bench.perform(new Edit.Remove(selected.elements(), selected.statements()));
      event.consume();
    } else if (event.getCode() == KeyCode.F2) {
      edit(getSelectionModel().getSelectedItem());
      event.consume();
    }
  }

  /** Selects on the bench what is selected here. */
  private void lead() {
    if (following) {
      return;
    }
    Set<Key> keys = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (@Nullable TreeItem<Entry> item : getSelectionModel().getSelectedItems()) {
      if (item != null) {
        switch (item.getValue()) {
          case Entry.OfElement(Key key) -> keys.add(key);
          case Entry.OfFlow(String id) -> ids.add(id);
          case Entry.Root _ -> {}
        }
      }
    }
    following = true;
    bench.select(new Selection(keys, ids));
    following = false;
  }

  /** Selects here what is selected on the bench. */
  private void follow() {
    if (following) {
      return;
    }
    following = true;
    getSelectionModel().clearSelection();
    Selection selection = bench.selection();
    List<Entry> entries = new ArrayList<>();
    selection.elements().forEach(key -> entries.add(new Entry.OfElement(key)));
    selection.statements().forEach(id -> entries.add(new Entry.OfFlow(id)));
    for (Entry entry : entries) {
      Optional.ofNullable(items.get(entry)).ifPresent(this::reveal);
    }
    following = false;
  }

  private void reveal(TreeItem<Entry> item) {
    for (TreeItem<Entry> parent = item.getParent(); parent != null; parent = parent.getParent()) {
      parent.setExpanded(true);
    }
    if (item.getValue() instanceof Entry.OfElement) {
      item.setExpanded(true);
    }
    getSelectionModel().select(item);
    int row = getRow(item);
    if (getSelectionModel().getSelectedIndices().size() == 1 && row >= 0) {
      scrollTo(Math.max(0, row - 3));
    }
  }

  private void rebuild() {
    following = true;
    Drawing drawing = bench.drawing();
    Map<Key, List<Flow>> leaving = new HashMap<>();
    drawing.flows().values().stream()
        .filter(flow -> !flow.isSelf())
        .forEach(flow -> leaving.computeIfAbsent(flow.from(), _ -> new ArrayList<>()).add(flow));
    List<TreeItem<Entry>> outermost = new ArrayList<>();
    Set<Entry> seen = new HashSet<>();
    drawing
        .elements()
        .filter(e -> e.zone().isEmpty())
        .sorted(Outline::inReadingOrder)
        .forEach(e -> outermost.add(item(drawing, e, leaving, seen)));
    setChildren(root, outermost);
    items.keySet().retainAll(seen);
    following = false;
    follow();
    refresh();
  }

  /** Networks stand before the zones they reach into, notes last. */
  private static int inReadingOrder(Element a, Element b) {
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(Element element) {
    return switch (element) {
      case Network _ -> 0;
      case Zone _ -> 1;
      case Router _ -> 2;
      case Service _ -> 3;
      case Note _ -> 4;
    };
  }

  private TreeItem<Entry> item(
      Drawing drawing, Element element, Map<Key, List<Flow>> leaving, Set<Entry> seen) {
    List<TreeItem<Entry>> children = new ArrayList<>();
    for (Flow flow : leaving.getOrDefault(element.key(), List.of())) {
      Entry entry = new Entry.OfFlow(flow.id());
      seen.add(entry);
      children.add(items.computeIfAbsent(entry, key -> new TreeItem<>(key)));
    }
    for (Element member : drawing.members(element.key())) {
      children.add(item(drawing, member, leaving, seen));
    }
    Entry entry = new Entry.OfElement(element.key());
    seen.add(entry);
    TreeItem<Entry> item = items.computeIfAbsent(entry, e -> fresh(e, element));
    setChildren(item, children);
    return item;
  }

  private static TreeItem<Entry> fresh(Entry entry, Element element) {
    TreeItem<Entry> item = new TreeItem<>(entry);
    // Zones are open from the start; the flows of a service show when it is selected.
    item.setExpanded(element instanceof Zone);
    return item;
  }

  private static void setChildren(TreeItem<Entry> parent, List<TreeItem<Entry>> children) {
    if (!parent.getChildren().equals(children)) {
      parent.getChildren().setAll(children);
    }
  }
}
