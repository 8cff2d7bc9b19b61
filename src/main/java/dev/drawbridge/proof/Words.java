package dev.drawbridge.proof;

import java.util.Locale;

/** Constants as the words that sentences name them by. */
final class Words {
  private Words() {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
