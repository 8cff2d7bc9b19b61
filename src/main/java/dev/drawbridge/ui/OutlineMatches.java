package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.ui.Outline.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TreeItem;

/** The lines of the outline that answer what is typed above it, below what they stand in. */
final class OutlineMatches {
  private static final int MOST = 300;

  private final Drawing drawing;
  private final TreeItem<Entry> root = new TreeItem<>(new Entry.Root());
  private final Map<Entry, TreeItem<Entry>> items = new HashMap<>();

  OutlineMatches(Drawing drawing, String typed) {
    this.drawing = drawing;
    root.setExpanded(true);
    new Finder(drawing)
        .find(typed).stream()
            .limit(MOST)
            .forEach(hit -> {
              hit.thing().only().flatMap(drawing::element).ifPresent(this::item);
              hit.thing().onlyStatement().flatMap(drawing.flows()::get).ifPresent(this::item);
            });
  }

  TreeItem<Entry> root() {
    return root;
  }

  Optional<TreeItem<Entry>> item(Entry entry) {
    return Optional.ofNullable(items.get(entry));
  }

  private TreeItem<Entry> item(Element element) {
    Entry entry = new Entry.OfElement(element.key());
    TreeItem<Entry> known = items.get(entry);
    if (known != null) {
      return known;
    }
    TreeItem<Entry> parent = element.zone().flatMap(drawing::element).map(this::item).orElse(root);
    return add(entry, parent);
  }

  private void item(Flow flow) {
    Key from = flow.from();
    if (!flow.isSelf() && items.get(new Entry.OfFlow(flow.id())) == null) {
      drawing.element(from).ifPresent(e -> add(new Entry.OfFlow(flow.id()), item(e)));
    }
  }

  private TreeItem<Entry> add(Entry entry, TreeItem<Entry> parent) {
    TreeItem<Entry> item = new TreeItem<>(entry);
    item.setExpanded(true);
    items.put(entry, item);
    parent.getChildren().add(item);
    return item;
  }
}
