package dev.drawbridge.ui;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Buttons that run commands: named, explained and greyed out as the command is. */
final class CommandButton {
  private CommandButton() {}

  /** A button with a picture only; its id is the last word of the command's. */
  static Button of(Command command, Feather icon) {
    Button button = new Button("", Icons.of(icon));
    button.setOnAction(_ -> command.run());
    return dress(button, command);
  }

  /** A button that stays pressed while what the command shows is there. */
  static ToggleButton toggle(Command command, Feather icon) {
    ToggleButton button = new ToggleButton("", Icons.of(icon));
    command.shown().ifPresent(shown -> button.selectedProperty().bindBidirectional(shown));
    return dress(button, command);
  }

  private static <B extends ButtonBase> B dress(B button, Command command) {
    button.setId(command.id().substring(command.id().lastIndexOf('.') + 1));
    button.setTooltip(new Tooltip());
    button.disableProperty().bind(command.possible().map(possible -> !possible));
    command
        .name()
        .subscribe(name -> {
          button.getTooltip().setText(command.tip());
          button.setAccessibleText(name);
        });
    return button;
  }
}
