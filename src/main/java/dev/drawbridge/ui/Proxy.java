package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Selection;
import java.util.Objects;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Stands for one thing on the canvas before those who do not see it: has no looks of its own. */
final class Proxy extends Region {
  private final Workbench bench;
  private Selection thing = Selection.NONE;
  private boolean selected;

  Proxy(Workbench bench) {
    this.bench = bench;
    setManaged(false);
    setMouseTransparent(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
  }

  /**
   * Stands for something from now on.
   *
   * @param thing one element or statement
   * @param name what people call it
   * @param about what it is, where, and what is known about it
   * @param box where it is on the canvas
   */
  void standFor(Selection thing, String name, String about, Box box) {
    this.thing = thing;
    setAccessibleText(name);
    setAccessibleRoleDescription(about);
    resizeRelocate(box.x(), box.y(), box.width(), box.height());
    setVisible(true);
  }

  /** Says whether it is selected. */
  void select(boolean now) {
    if (now != selected) {
      selected = now;
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
  }

  boolean isSelected() {
    return selected;
  }

  /** What it stands for. */
  Selection thing() {
    return thing;
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? Boolean.valueOf(selected)
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE || action == AccessibleAction.REQUEST_FOCUS) {
      bench.select(Objects.requireNonNull(thing));
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
