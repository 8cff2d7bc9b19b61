package dev.drawbridge.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/** Builds menus out of commands. */
final class Menus {
  private Menus() {}

  static Menu menu(String text, MenuItem... items) {
    Menu menu = new Menu(Texts.of(text));
    menu.getItems().addAll(items);
    return menu;
  }

  static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(Texts.of(text));
    item.setId(text);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** A command with its keys, such as {@code Shortcut+S}. */
  static MenuItem item(String text, String keys, Runnable action) {
    MenuItem item = item(text, action);
    item.setAccelerator(KeyCombination.valueOf(keys));
    return item;
  }

  /** The same command, there only while something is so. */
  static MenuItem only(MenuItem item, ObservableValue<Boolean> condition) {
    item.disableProperty().bind(condition.map(holds -> !holds));
    return item;
  }

  static MenuItem line() {
    return new SeparatorMenuItem();
  }

  /** Something that is shown or not. */
  static MenuItem check(String text, BooleanProperty shown) {
    CheckMenuItem item = new CheckMenuItem(Texts.of(text));
    item.selectedProperty().bindBidirectional(shown);
    return item;
  }

  static MenuItem check(String text, String keys, BooleanProperty shown) {
    MenuItem item = check(text, shown);
    item.setAccelerator(KeyCombination.valueOf(keys));
    return item;
  }

  /** One of several, of which {@code chosen} is in force. */
  static <V> Menu choice(String text, List<V> values, V chosen, String key, Consumer<V> choose) {
    Menu menu = new Menu(Texts.of(text));
    ToggleGroup group = new ToggleGroup();
    for (V value : values) {
      RadioMenuItem item =
          new RadioMenuItem(Texts.of(key + "." + value.toString().toLowerCase(Locale.ROOT)));
      item.setToggleGroup(group);
      item.setSelected(value.equals(chosen));
      item.setOnAction(_ -> choose.accept(value));
      menu.getItems().add(item);
    }
    return menu;
  }
}
