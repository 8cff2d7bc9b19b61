package dev.drawbridge.ui;

import java.util.List;
import java.util.Locale;

/**
 * How well a text answers what was typed: the beginning of a word outranks its middle, and letters
 * in the right order count where nothing better does. Zero means not at all.
 */
final class Fuzzy {
  /** The same text. */
  static final int SAME = 1000;

  private static final int BEGINS = 900;
  private static final int WORD_BEGINS = 800;
  private static final int CONTAINS = 600;
  private static final int LETTERS = 400;

  /** What a letter that was left out costs, in the middle of a word. */
  private static final int GAP = 12;

  /** Letters so far apart are chance. */
  private static final int DEAR = 180;

  private Fuzzy() {}

  /** The words of a question, in small letters. */
  static List<String> words(String typed) {
    return List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  /** From 0 for no answer to {@link #SAME}; every word of the question has to be answered. */
  static int score(String typed, String text) {
    String question = typed.strip().toLowerCase(Locale.ROOT);
    String answer = text.toLowerCase(Locale.ROOT);
    if (question.isEmpty()) {
      return 0;
    }
    int whole = ofWord(question, answer);
    List<String> words = words(question);
    if (whole > 0 || words.size() == 1) {
      return whole;
    }
    int least = SAME;
    for (String word : words) {
      least = Math.min(least, ofWord(word, answer));
    }
    return least;
  }

  private static int ofWord(String word, String text) {
    if (text.equals(word)) {
      return SAME;
    }
    int longer = Math.min(50, Math.max(0, text.length() - word.length()));
    int at = text.indexOf(word);
    if (at == 0) {
      return BEGINS - longer;
    }
    if (at > 0) {
      return (beginsWord(word, text, at) ? WORD_BEGINS : CONTAINS) - longer;
    }
    return word.length() < 2 ? 0 : letters(word, text);
  }

  private static boolean beginsWord(String word, String text, int first) {
    for (int at = first; at > 0; at = text.indexOf(word, at + 1)) {
      if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  /** The letters of a word in order, as few as possible left out between them. */
  private static int letters(String word, String text) {
    int best = 0;
    for (int start = text.indexOf(word.charAt(0));
        start >= 0;
        start = text.indexOf(word.charAt(0), start + 1)) {
      best = Math.max(best, lettersFrom(start, word, text));
    }
    return best;
  }

  private static int lettersFrom(int start, String word, String text) {
    int at = start;
    int cost = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)) ? 0 : 3 * GAP;
    for (int i = 1; i < word.length(); i++) {
      int next = text.indexOf(word.charAt(i), at + 1);
      if (next < 0) {
        return 0;
      }
      // To jump to the beginning of a word is how people shorten: sa for Save as.
      boolean toWord = !Character.isLetterOrDigit(text.charAt(next - 1));
      cost += toWord ? GAP / 2 : GAP * (next - at - 1);
      at = next;
    }
    return cost >= DEAR ? 0 : LETTERS - cost;
  }
}
