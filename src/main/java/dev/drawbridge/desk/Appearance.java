package dev.drawbridge.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether windows are light or dark, and how strong their colours are. */
public enum Appearance {
  /** As the system is, and changing with it. */
  SYSTEM,
  LIGHT,
  DARK,
  /** Light, with stronger colours. */
  LIGHT_CONTRAST,
  /** Dark, with stronger colours. */
  DARK_CONTRAST;

  /** The word in the settings file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The appearance of that word; empty if it is none. */
  public static Optional<Appearance> of(String word) {
    return Stream.of(values()).filter(a -> a.word().equals(word)).findFirst();
  }
}
