package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.function.Consumer;
import org.controlsfx.control.ToggleSwitch;

/** Yes or no. */
final class SwitchRow<T> extends Field<T> {
  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Property<T, Boolean> property;
  private boolean updating;

  SwitchRow(String label, Property<T, Boolean> property, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    names(toggle);
    beside(toggle);
    toggle
        .selectedProperty()
        .addListener((_, _, on) -> {
          if (!updating) {
            commit(property, on);
          }
        });
  }

  @Override
  void update(T thing) {
    updating = true;
    toggle.setSelected(!differ(property, thing) && property.get().apply(thing));
    updating = false;
  }
}
