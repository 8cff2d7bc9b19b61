package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.nftables.RulesetToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a file, one after the other, as nft's scanner would find them (nft 1.0.6,
 * scanner.l). Words here are longer than nft's: {@code 10.0.0.1} is one, a lone {@code .} joins
 * fields.
 */
final class RulesetTokens {
  private final String file;
  private final List<RulesetToken> tokens;
  private int next;

  private RulesetTokens(String file, List<RulesetToken> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  static RulesetTokens of(String file, String text) throws RulesetError {
    Scanner scanner = new Scanner(file, text);
    scanner.scan();
    return new RulesetTokens(file, scanner.tokens);
  }

  RulesetToken peek() {
    return tokens.get(next);
  }

  RulesetToken next() {
    RulesetToken token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean isAtEnd() {
    return peek().kind() == Kind.END;
  }

  /** Takes the next word if it is this one. */
  boolean take(String word) {
    if (peek().is(word)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String... words) throws RulesetError {
    for (String word : words) {
      if (!take(word)) {
        throw unknown(peek());
      }
    }
  }

  /** A word, whichever. */
  RulesetToken word() throws RulesetError {
    return ofKind(Kind.WORD);
  }

  /** The contents of a string. */
  String string() throws RulesetError {
    return ofKind(Kind.STRING).text();
  }

  private RulesetToken ofKind(Kind kind) throws RulesetError {
    if (peek().kind() != kind) {
      throw unknown(peek());
    }
    return next();
  }

  void skipNewlines() {
    while (peek().kind() == Kind.NEWLINE) {
      next++;
    }
  }

  /** Skips ends of statements. */
  void skipEnds() {
    while (peek().endsStatement() && !isAtEnd()) {
      next++;
    }
  }

  /** A statement ends here. */
  void endStatement() throws RulesetError {
    if (!peek().endsStatement()) {
      throw unknown(peek());
    }
    next();
  }

  /** Goes to the next line, after something that is not understood. */
  void skipLine() {
    while (peek().kind() != Kind.NEWLINE && !isAtEnd()) {
      next++;
    }
  }

  RulesetError unknown(RulesetToken token) {
    return error(
        token, NftablesProblem.UNKNOWN_WORD, token.text().isBlank() ? "the end" : token.text());
  }

  RulesetError error(RulesetToken at, NftablesProblem code, Object... arguments) {
    return new RulesetError(Problem.at(place(at), code, arguments));
  }

  Place.InFile place(RulesetToken token) {
    return new Place.InFile(file, token.line(), token.column(), token.line());
  }

  private static final class Scanner {
    private static final String SYMBOLS = "{},;=@+!";

    private final String file;
    private final String text;
    private final List<RulesetToken> tokens;
    private int line = 1;
    private int lineStart = -1;
    private int at;

    Scanner(String file, String text) {
      this.file = file;
      this.text = text;
      this.tokens = new ArrayList<>(text.length() / 4 + 16);
    }

    void scan() throws RulesetError {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\n') {
          add(Kind.NEWLINE, "", at + 1);
          line++;
          lineStart = at;
        } else if (c == '#') {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else if (c == '"') {
          string();
        } else if (isWordPart(c)) {
          word();
        } else if (text.startsWith("!=", at)) {
          add(Kind.SYMBOL, "!=", at + 2);
        } else if (SYMBOLS.indexOf(c) >= 0) {
          add(Kind.SYMBOL, String.valueOf(c), at + 1);
        } else if (c == ' ' || c == '\t') {
          at++;
        } else {
          throw error(NftablesProblem.UNKNOWN_CHARACTER, String.valueOf(c));
        }
      }
      add(Kind.END, "", at);
    }

    private void word() {
      int end = at;
      while (end < text.length() && isWordPart(text.charAt(end))) {
        end++;
      }
      add(Kind.WORD, text.substring(at, end), end);
    }

    private void string() throws RulesetError {
      int end = text.indexOf('"', at + 1);
      int newline = text.indexOf('\n', at);
      if (end < 0 || (newline >= 0 && newline < end)) {
        throw error(NftablesProblem.UNFINISHED_STRING);
      }
      String contents = text.substring(at + 1, end);
      if (contents.indexOf('$') >= 0 || contents.indexOf('\\') >= 0) {
        throw error(NftablesProblem.UNKNOWN_CHARACTER, contents);
      }
      add(Kind.STRING, contents, end + 1);
    }

    private void add(Kind kind, String word, int end) {
      tokens.add(new RulesetToken(kind, word, line, column()));
      at = end;
    }

    private int column() {
      return at - lineStart;
    }

    private RulesetError error(NftablesProblem code, Object... arguments) {
      return new RulesetError(
          Problem.at(new Place.InFile(file, line, column(), line), code, arguments));
    }

    private static boolean isWordPart(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || c == '_'
          || c == '.'
          || c == ':'
          || c == '/'
          || c == '-';
    }
  }
}
