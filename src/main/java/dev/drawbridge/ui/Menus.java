package dev.drawbridge.ui;

import dev.drawbridge.ui.Command.Spot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Builds menus out of commands. */
final class Menus {
  private Menus() {}

  /** The menu bar with all commands; a menu without commands is not there. */
  static MenuBar bar(Commands commands) {
    Map<String, Menu> menus = new LinkedHashMap<>();
    for (CommandGroup group : CommandGroup.values()) {
      if (commands.has(group)) {
        Menu menu = menus.computeIfAbsent(group.menu(), Menus::menu);
        group
            .within()
            .ifPresentOrElse(
                within -> menu.getItems().add(within(within, group, commands)),
                () -> {
                  line(menu.getItems());
                  commands.of(group).forEach(command -> menu.getItems().add(item(command)));
                });
      }
    }
    return new MenuBar(menus.values().toArray(Menu[]::new));
  }

  private static Menu menu(String text) {
    Menu menu = new Menu(Texts.of(text));
    menu.setId(text);
    return menu;
  }

  /** A menu within a menu, made anew when it opens if its commands come and go. */
  private static Menu within(String text, CommandGroup group, Commands commands) {
    Menu menu = menu(text);
    fill(menu, commands.of(group));
    menu.setOnShowing(_ -> fill(menu, commands.of(group)));
    return menu;
  }

  private static void fill(Menu menu, List<Command> commands) {
    if (!commands.equals(menu.getUserData())) {
      menu.setUserData(commands);
      menu.getItems().setAll(commands.stream().map(Menus::item).toList());
    }
  }

  private static void line(List<MenuItem> items) {
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
  }

  private static MenuItem item(Command command) {
    MenuItem item =
        command
            .shown()
            .<MenuItem>map(shown -> {
              CheckMenuItem check = new CheckMenuItem();
              check.selectedProperty().bindBidirectional(shown);
              return check;
            })
            .orElseGet(() -> {
              MenuItem plain = new MenuItem();
              plain.setOnAction(_ -> command.run());
              return plain;
            });
    item.setId(command.id());
    item.setMnemonicParsing(false);
    command.picture().ifPresent(picture -> item.setGraphic(picture.get()));
    item.textProperty().bind(command.name());
    item.disableProperty().bind(command.possible().map(possible -> !possible));
    command.keys().stream().findFirst().ifPresent(item::setAccelerator);
    return item;
  }

  /** What can be done now with what is selected, or with the canvas. */
  static ContextMenu context(Commands commands, Spot spot) {
    ContextMenu menu = new ContextMenu();
    boolean isWithin = false;
    for (Map.Entry<CommandGroup, List<MenuItem>> group : offered(commands, spot).entrySet()) {
      // What can be done with nothing selected is little: it is shown at once.
      Optional<String> within = group.getKey().within().filter(_ -> spot == Spot.THINGS);
      // Menus within the menu stand together, without lines between them.
      if (!isWithin || within.isEmpty()) {
        line(menu.getItems());
      }
      isWithin = within.isPresent();
      if (isWithin) {
        Menu inner = menu(within.get());
        inner.getItems().setAll(group.getValue());
        menu.getItems().add(inner);
      } else {
        menu.getItems().addAll(group.getValue());
      }
    }
    return menu;
  }

  private static Map<CommandGroup, List<MenuItem>> offered(Commands commands, Spot spot) {
    Map<CommandGroup, List<MenuItem>> offered = new EnumMap<>(CommandGroup.class);
    commands
        .possible()
        .filter(command -> command.spots().contains(spot))
        .forEach(command ->
            offered.computeIfAbsent(command.group(), _ -> new ArrayList<>()).add(once(command)));
    return offered;
  }

  /** An item of a menu that is shown once: it need not follow what changes. */
  private static MenuItem once(Command command) {
    MenuItem item = new MenuItem(command.name().getValue());
    item.setId(command.id());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> command.run());
    command.keys().stream().findFirst().ifPresent(item::setAccelerator);
    return item;
  }
}
