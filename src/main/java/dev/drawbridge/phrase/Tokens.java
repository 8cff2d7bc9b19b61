package dev.drawbridge.phrase;

import dev.drawbridge.phrase.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a line into its pieces. */
final class Tokens {
  private static final List<String> ARROWS = List.of("-->", "->", "=>", "→", "⟶");
  private static final List<String> BACK_ARROWS = List.of("<--", "<-", "←");

  private final String line;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String line) {
    this.line = line;
  }

  /** The pieces of a line; the last one is its end. */
  static List<Token> of(String line) {
    Tokens tokens = new Tokens(line);
    tokens.scan();
    return tokens.tokens;
  }

  private void scan() {
    while (at < line.length()) {
      char c = line.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == '"' || c == '“') {
        quoted();
      } else if (c == ',') {
        add(Kind.COMMA, ",", at, 1);
      } else {
        arrowOrWord();
      }
    }
    tokens.add(new Token(Kind.END, "", line.length() + 1));
  }

  private void arrowOrWord() {
    int arrow = length(ARROWS, at);
    int back = length(BACK_ARROWS, at);
    if (arrow > 0) {
      add(Kind.ARROW, line.substring(at, at + arrow), at, arrow);
    } else if (back > 0) {
      add(Kind.BACK_ARROW, line.substring(at, at + back), at, back);
    } else {
      word();
    }
  }

  private void word() {
    int start = at;
    int end = at;
    while (end < line.length() && isWord(end)) {
      end++;
    }
    // A character that stands alone and means nothing here is a word that no name will match.
    int length = Math.max(1, end - start);
    add(Kind.WORD, line.substring(start, start + length), start, length);
  }

  private boolean isWord(int place) {
    char c = line.charAt(place);
    return !isBlank(c)
        && c != ','
        && c != '"'
        && c != '“'
        && length(ARROWS, place) == 0
        && length(BACK_ARROWS, place) == 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private int length(List<String> signs, int place) {
    return signs.stream()
        .filter(sign -> line.startsWith(sign, place))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private void add(Kind kind, String text, int start, int length) {
    tokens.add(new Token(kind, text, start + 1));
    at = start + length;
  }

  private void quoted() {
    int start = at;
    char closing = line.charAt(at) == '“' ? '”' : '"';
    StringBuilder text = new StringBuilder();
    at++;
    while (at < line.length() && line.charAt(at) != closing) {
      text.append(line.charAt(at) == '\\' ? escaped() : line.charAt(at));
      at++;
    }
    if (at >= line.length()) {
      throw new Mistake(start + 1, PhraseProblem.UNCLOSED_QUOTE);
    }
    at++;
    tokens.add(new Token(Kind.QUOTED, text.toString(), start + 1));
  }

  /** The character that a backslash and what follows stand for; leaves {@code at} on the last. */
  private char escaped() {
    if (at + 1 >= line.length()) {
      throw new Mistake(at + 1, PhraseProblem.UNCLOSED_QUOTE);
    }
    at++;
    return switch (line.charAt(at)) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> line.charAt(at);
    };
  }

  private char unicode() {
    int end = at + 5;
    if (end > line.length() || !line.substring(at + 1, end).matches("[0-9a-fA-F]{4}")) {
      throw new Mistake(at, PhraseProblem.NO_SUCH_ESCAPE);
    }
    char c = (char) Integer.parseInt(line.substring(at + 1, end), 16);
    at = end - 1;
    return c;
  }
}
