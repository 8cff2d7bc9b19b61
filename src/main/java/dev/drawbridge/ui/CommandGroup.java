package dev.drawbridge.ui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Commands that stand together, in the order in which the menus show them: a menu is its groups
 * with a line between two of them, except that a group with a name of its own is a menu within.
 */
enum CommandGroup {
  OPEN("menu.file"),
  RECENT("menu.file", "menu.recent"),
  SAMPLES("menu.file", "menu.samples"),
  SAVE("menu.file"),
  GIVE("menu.file"),
  LEAVE("menu.file"),

  STEPS("menu.edit"),
  CLIPBOARD("menu.edit"),
  DRAW("menu.edit", "menu.draw"),
  CHANGE("menu.edit"),
  FIND("menu.edit"),

  FIT("menu.view"),
  ZOOM("menu.view"),
  PANELS("menu.view"),
  GO("menu.view"),
  APPEARANCE("menu.view", "menu.appearance"),

  TIDY("menu.arrange"),
  ALIGN("menu.arrange", "menu.align"),
  DISTRIBUTE("menu.arrange", "menu.distribute"),
  ZONES("menu.arrange"),

  HELP("menu.help");

  private final String menu;
  private final @Nullable String within;

  CommandGroup(String menu) {
    this.menu = menu;
    this.within = null;
  }

  CommandGroup(String menu, String within) {
    this.menu = menu;
    this.within = within;
  }

  /** The key of the text of the menu in the menu bar. */
  String menu() {
    return menu;
  }

  /** The key of the text of the menu within that menu, if the group has one. */
  Optional<String> within() {
    return Optional.ofNullable(within);
  }
}
