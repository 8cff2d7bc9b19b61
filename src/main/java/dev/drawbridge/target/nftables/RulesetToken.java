package dev.drawbridge.target.nftables;

/**
 * One word of a file.
 *
 * @param kind what it is
 * @param text the word, symbol, or contents of the string
 * @param line from 1
 * @param column from 1
 */
record RulesetToken(Kind kind, String text, int line, int column) {
  enum Kind {
    WORD,
    STRING,
    SYMBOL,
    NEWLINE,
    END
  }

  /** Whether it is this word or symbol; strings are none. */
  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
  }

  boolean endsStatement() {
    return kind == Kind.NEWLINE || kind == Kind.END || is(";");
  }
}
