package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.TargetName;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** The targets something is meant for; all of them while none is left out. */
final class TargetsRow<T> extends Field<T> {
  private final Map<TargetName, ToggleButton> buttons = new EnumMap<>(TargetName.class);
  private final Property<T, Set<TargetName>> property;

  TargetsRow(String label, Property<T, Set<TargetName>> property, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    FlowPane box = new FlowPane();
    box.getStyleClass().add("toggles");
    for (TargetName target : TargetName.values()) {
      ToggleButton button = new ToggleButton(target.word());
      button.setAccessibleText(label + ": " + target.word());
      button.setOnAction(_ -> toggled(button));
      buttons.put(target, button);
      box.getChildren().add(button);
    }
    getChildren().add(box);
  }

  private void toggled(ToggleButton button) {
    Set<TargetName> chosen = EnumSet.noneOf(TargetName.class);
    buttons.forEach((target, toggle) -> {
      if (toggle.isSelected()) {
        chosen.add(target);
      }
    });
    if (chosen.isEmpty()) {
      // In the file no target at all would mean every target.
      button.setSelected(true);
    } else {
      commit(property, chosen.size() == TargetName.values().length ? Set.of() : Set.copyOf(chosen));
    }
  }

  @Override
  void update(T thing) {
    Set<TargetName> now = property.get().apply(thing);
    boolean mixed = differ(property, thing);
    buttons.forEach(
        (target, toggle) -> toggle.setSelected(!mixed && (now.isEmpty() || now.contains(target))));
  }
}
