package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.ui.Command.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The drawing as a tree: zones, what stands in them, the flows that leave each. Everything can be
 * done from here by keyboard: F2 renames, Delete removes, Enter goes to the inspector, Insert makes
 * a service, C draws an arrow, Shift+F10 offers all other commands.
 */
final class Outline extends TreeView<Outline.Entry> {
  /** Of a larger selection the tree shows nothing: it would be lines as far as one can scroll. */
  private static final int MOST_SELECTED = 100;

  /** Where the menu opens on a line. */
  private static final double MENU_INSET = 24;

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
  private final Commands commands;
  private final Runnable enter;
  private final OutlineTree tree = new OutlineTree();
  private Optional<OutlineMatches> matches = Optional.empty();
  private ContextMenu menu = new ContextMenu();
  private boolean following;

  /** The outline of what is on the bench; {@code enter} brings the person to the inspector. */
  Outline(Workbench bench, Commands commands, Runnable enter) {
    this.bench = bench;
    this.commands = commands;
    this.enter = enter;
    setRoot(tree.root());
    setShowRoot(false);
    setEditable(true);
    setFixedCellSize(26);
    getStyleClass().add("outline");
    setAccessibleText(Texts.of("panel.outline"));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setCellFactory(_ -> new OutlineCell(bench));
    bench.drawingProperty().subscribe(this::show);
    bench.selectionProperty().addListener((_, _, _) -> follow(true));
    getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<TreeItem<Entry>>) _ -> lead());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::offer);
  }

  private void pressed(KeyEvent event) {
    if (getEditingItem() != null) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> enter.run();
      case DELETE -> run("command.remove");
      case F2 -> edit(getSelectionModel().getSelectedItem());
      case INSERT -> add();
      case F10 -> {
        if (!event.isShiftDown()) {
          return;
        }
        offerAtLine();
      }
      case C -> {
        if (event.isShortcutDown() || event.isAltDown()) {
          return;
        }
        run("command.phrase");
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Does something to the selection, and keeps the focus where it was if that is still there. */
  private void run(String id) {
    boolean hadFocus = isFocused();
    commands.get(id).run();
    if (hadFocus && id.equals("command.remove")) {
      requestFocus();
    }
  }

  private void offer(ContextMenuEvent event) {
    offer(event.getScreenX(), event.getScreenY());
    event.consume();
  }

  /** JavaFX tells of Shift+F10 on Windows only. */
  private void offerAtLine() {
    Bounds lines =
        lookupAll(".tree-cell").stream()
            .filter(OutlineCell.class::isInstance)
            .map(OutlineCell.class::cast)
            .filter(cell -> cell.isSelected() && !cell.isEmpty())
            .map(cell -> cell.localToScreen(cell.getLayoutBounds()))
            .findFirst()
            .orElseGet(() -> localToScreen(getLayoutBounds()));
    offer(lines.getMinX() + MENU_INSET, Math.min(lines.getMaxY(), lines.getMinY() + MENU_INSET));
  }

  private void offer(double x, double y) {
    menu.hide();
    menu = Menus.context(commands, bench.selection().isEmpty() ? Spot.CANVAS : Spot.THINGS);
    menu.show(this, x, y);
  }

  /** A new service beside what is selected, or in it, whose name is typed here. */
  private void add() {
    OutlineAddition addition = OutlineAddition.beside(bench.selection(), bench.drawing());
    bench.perform(addition.edit());
    bench.select(Selection.of(addition.key()));
    layout();
    tree.item(new Entry.OfElement(addition.key())).ifPresent(this::edit);
  }

  // ---- filter

  /** Shows only what answers that, with what it stands in; all if it is blank. */
  void filter(String typed) {
    matches =
        typed.isBlank()
            ? Optional.empty()
            : Optional.of(new OutlineMatches(bench.drawing(), typed));
    following = true;
    setRoot(matches.map(OutlineMatches::root).orElse(tree.root()));
    following = false;
    follow(true);
  }

  private Optional<TreeItem<Entry>> item(Entry entry) {
    return matches.isPresent() ? matches.get().item(entry) : tree.item(entry);
  }

  // ---- in step with the canvas

  private void show(Drawing drawing) {
    following = true;
    boolean changed = tree.show(drawing);
    following = false;
    if (changed && matches.isEmpty()) {
      follow(false);
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
    bench.select(new Selection(keys, ids).in(bench.drawing()));
    following = false;
  }

  /** Selects here what is selected on the bench, and shows it if that is asked for. */
  private void follow(boolean scrolls) {
    if (following) {
      return;
    }
    following = true;
    getSelectionModel().clearSelection();
    Selection selection = bench.selection();
    if (selection.size() <= MOST_SELECTED) {
      List<TreeItem<Entry>> chosen = new ArrayList<>();
      selection.elements().forEach(key -> item(new Entry.OfElement(key)).ifPresent(chosen::add));
      selection.statements().forEach(id -> item(new Entry.OfFlow(id)).ifPresent(chosen::add));
      if (chosen.size() == 1) {
        reveal(chosen.getFirst());
      }
      // Selecting an item opens everything above and below it; selecting a row does not.
      chosen.stream()
          .filter(Outline::isInTheOpen)
          .forEach(item -> getSelectionModel().select(getRow(item)));
      if (scrolls && !chosen.isEmpty()) {
        scroll(chosen.getFirst());
      }
    }
    following = false;
  }

  /** Whether nothing that it stands in is folded. */
  private static boolean isInTheOpen(TreeItem<Entry> item) {
    TreeItem<Entry> parent = item.getParent();
    return parent == null || (parent.isExpanded() && isInTheOpen(parent));
  }

  private static boolean isElement(TreeItem<Entry> item) {
    return item.getValue() instanceof Entry.OfElement;
  }

  private void reveal(TreeItem<Entry> item) {
    for (TreeItem<Entry> parent = item.getParent(); parent != null; parent = parent.getParent()) {
      parent.setExpanded(true);
    }
    if (isElement(item)) {
      item.setExpanded(true);
    }
  }

  /** Brings a line into sight; what is in sight stays where it is. */
  private void scroll(TreeItem<Entry> item) {
    int row = getRow(item);
    boolean inSight =
        lookupAll(".tree-cell").stream()
            .filter(OutlineCell.class::isInstance)
            .map(OutlineCell.class::cast)
            .filter(cell -> !cell.isEmpty() && item.equals(cell.getTreeItem()))
            .anyMatch(cell ->
                cell.getBoundsInParent().getMinY() >= 0
                    && cell.getBoundsInParent().getMaxY() <= getHeight());
    if (row >= 0 && !inSight) {
      scrollTo(Math.max(0, row - 3));
    }
  }
}
