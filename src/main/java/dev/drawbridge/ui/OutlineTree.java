package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Ordered;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.ui.Outline.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;

/**
 * A drawing as a tree of items: zones, what stands in them, the flows that leave each. A new
 * drawing changes only the branches where it differs, so that expansion, selection and scrolling
 * stay.
 */
final class OutlineTree {
  private final TreeItem<Entry> root = new TreeItem<>(new Entry.Root());
  private final Map<Key, TreeItem<Entry>> elements = new HashMap<>();
  private final Map<String, TreeItem<Entry>> flows = new HashMap<>();
  private final Map<Key, TreeMap<String, Flow>> leaving = new HashMap<>();
  private Drawing shown = Drawing.EMPTY;

  TreeItem<Entry> root() {
    return root;
  }

  /** The line of an element or flow. */
  Optional<TreeItem<Entry>> item(Entry entry) {
    return switch (entry) {
      case Entry.OfElement(Key key) -> Optional.ofNullable(elements.get(key));
      case Entry.OfFlow(String id) -> Optional.ofNullable(flows.get(id));
      case Entry.Root _ -> Optional.of(root);
    };
  }

  /** Shows another drawing; whether any line came, went or moved. */
  boolean show(Drawing drawing) {
    Set<Optional<Key>> changed = new HashSet<>();
    List<Element> come = new ArrayList<>();
    List<Element> gone = new ArrayList<>();
    between(shown.zones(), drawing.zones(), gone::add, come::add);
    between(shown.services(), drawing.services(), gone::add, come::add);
    between(shown.networks(), drawing.networks(), gone::add, come::add);
    between(shown.routers(), drawing.routers(), gone::add, come::add);
    between(shown.notes(), drawing.notes(), gone::add, come::add);
    Set<Key> branches = new LinkedHashSet<>();
    between(
        shown.flows(),
        drawing.flows(),
        flow -> leave(flow, branches),
        flow -> enter(flow, branches));
    Map<Key, Optional<Key>> before =
        gone.stream().collect(Collectors.toMap(Element::key, Element::zone));
    for (Element element : come) {
      Optional<Key> old = before.get(element.key());
      if (old == null || !old.equals(element.zone())) {
        changed.add(element.zone());
        Optional.ofNullable(old).ifPresent(changed::add);
        Optional.ofNullable(elements.get(element.key())).ifPresent(OutlineTree::detach);
      }
      elements.computeIfAbsent(element.key(), _ -> fresh(element));
    }
    for (Element element : gone) {
      if (drawing.element(element.key()).isEmpty()) {
        changed.add(element.zone());
        elements.remove(element.key());
        leaving.remove(element.key());
        branches.remove(element.key());
      }
    }
    shown = drawing;
    changed.stream().flatMap(Optional::stream).forEach(branches::add);
    branches.forEach(this::arrange);
    if (changed.contains(Optional.empty())) {
      Lines.become(root.getChildren(), outermost());
    }
    return !branches.isEmpty() || !changed.isEmpty();
  }

  /** Leaving a branch after joining another one, an item would be left with none at all. */
  private static void detach(TreeItem<Entry> item) {
    Optional.ofNullable(item.getParent()).ifPresent(parent -> parent.getChildren().remove(item));
  }

  private static TreeItem<Entry> fresh(Element element) {
    TreeItem<Entry> item = new TreeItem<>(new Entry.OfElement(element.key()));
    // Zones are open from the start; the flows of a service show when it is selected.
    item.setExpanded(element instanceof Zone);
    return item;
  }

  // ---- what differs

  @SuppressWarnings("ReferenceEquality") // what a drawing did not change is the same object
  private static <K extends Comparable<K>, V> void between(
      Ordered<K, V> before,
      Ordered<K, V> after,
      Consumer<? super V> gone,
      Consumer<? super V> come) {
    if (before == after) {
      return;
    }
    Optional<Set<K>> touched = after.changedSince(before);
    if (touched.isPresent()) {
      touched.get().forEach(key -> before.get(key).ifPresent(gone));
      touched.get().forEach(key -> after.get(key).ifPresent(come));
    } else {
      compare(before.values(), after.values(), gone, come);
    }
  }

  /** Items mostly stay in their order, so that looking them up is the exception. */
  @SuppressWarnings("ReferenceEquality") // what a drawing did not change is the same object
  private static <V> void compare(
      List<V> old, List<V> now, Consumer<? super V> gone, Consumer<? super V> come) {
    int start = 0;
    int most = Math.min(old.size(), now.size());
    while (start < most && old.get(start) == now.get(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start && old.get(old.size() - 1 - end) == now.get(now.size() - 1 - end)) {
      end++;
    }
    old.subList(start, old.size() - end).forEach(gone);
    now.subList(start, now.size() - end).forEach(come);
  }

  private void leave(Flow flow, Set<Key> branches) {
    if (!flow.isSelf()) {
      branches.add(flow.from());
      flows.remove(flow.id());
      Optional.ofNullable(leaving.get(flow.from())).ifPresent(all -> all.remove(flow.id()));
    }
  }

  private void enter(Flow flow, Set<Key> branches) {
    if (!flow.isSelf()) {
      branches.add(flow.from());
      leaving.computeIfAbsent(flow.from(), _ -> new TreeMap<>()).put(flow.id(), flow);
    }
  }

  // ---- branches

  /** Puts below an element what belongs there: its flows, and for a zone what stands in it. */
  private void arrange(Key key) {
    TreeItem<Entry> item = elements.get(key);
    if (item == null) {
      return;
    }
    List<TreeItem<Entry>> children = new ArrayList<>();
    for (String id : leaving.getOrDefault(key, new TreeMap<>()).keySet()) {
      children.add(flow(id, item));
    }
    for (Element member : shown.members(key)) {
      children.add(Objects.requireNonNull(elements.get(member.key())));
    }
    Lines.become(item.getChildren(), children);
  }

  /** The line of a flow; the one it had if it only says something else now. */
  private TreeItem<Entry> flow(String id, TreeItem<Entry> parent) {
    return flows.computeIfAbsent(
        id,
        _ ->
            parent.getChildren().stream()
                .filter(child -> child.getValue().equals(new Entry.OfFlow(id)))
                .findFirst()
                .orElseGet(() -> new TreeItem<>(new Entry.OfFlow(id))));
  }

  private List<TreeItem<Entry>> outermost() {
    return shown
        .elements()
        .filter(element -> element.zone().isEmpty())
        .sorted(Comparator.comparingInt(OutlineTree::rank))
        .map(element -> Objects.requireNonNull(elements.get(element.key())))
        .toList();
  }

  /** Networks stand before the zones they reach into, notes last. */
  private static int rank(Element element) {
    return switch (element) {
      case Network _ -> 0;
      case Zone _ -> 1;
      case Router _ -> 2;
      case Service _ -> 3;
      case Note _ -> 4;
    };
  }
}
