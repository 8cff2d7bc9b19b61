package dev.drawbridge.phrase;

/**
 * A piece of a phrase.
 *
 * @param kind what kind of piece
 * @param text for a quoted text without its quotes and escapes
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
  enum Kind {
    WORD,
    QUOTED,
    /** {@code ->}: from left to right. */
    ARROW,
    /** {@code <-}: from right to left. */
    BACK_ARROW,
    COMMA,
    END
  }

  boolean is(Kind asked) {
    return kind == asked;
  }

  /** Whether it is that word, written without quotes. */
  boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** Whether it may name something. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
