package dev.drawbridge.target.iptables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of one line, as {@code iptables-restore} and {@code ipset restore} cut it: at blanks,
 * but not between double quotes. Backslashes are not understood: releases differ about them.
 */
final class Words {
  private final List<String> words;
  private int next;

  private Words(List<String> words) {
    this.words = words;
  }

  static Words of(String line) throws RefusedLine {
    List<String> words = new ArrayList<>(24);
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == ' ') {
        at++;
        continue;
      }
      boolean isQuoted = c == '"';
      int start = isQuoted ? at + 1 : at;
      int end = line.indexOf(isQuoted ? '"' : ' ', start);
      if (end < 0 && isQuoted) {
        throw new RefusedLine(IptablesProblem.QUOTE_OPEN);
      }
      String word = line.substring(start, end < 0 ? line.length() : end);
      checkPlain(word, isQuoted);
      words.add(word);
      at = start + word.length() + (isQuoted ? 1 : 0);
      if (isQuoted && at < line.length() && line.charAt(at) != ' ') {
        throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, line.substring(at));
      }
    }
    return new Words(words);
  }

  /** No quotes inside, nothing that escapes, and no bytes that end a line or a string in C. */
  private static void checkPlain(String word, boolean isQuoted) throws RefusedLine {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isPlain = c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '\\';
      if (!isPlain && !(isQuoted && (c == ' ' || c == '\''))) {
        throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, word);
      }
    }
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** The next word, which is an option or a command. */
  String next() throws RefusedLine {
    if (!hasNext()) {
      throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, String.join(" ", words));
    }
    return words.get(next++);
  }

  /** The next word, which is the value of an option. */
  String value(String option) throws RefusedLine {
    if (!hasNext()) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, option, "");
    }
    return words.get(next++);
  }

  /** The next word, which is a text of at most so many characters. */
  String text(String option, int longest) throws RefusedLine {
    String text = value(option);
    if (text.length() > longest) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, option, text);
    }
    return text;
  }

  /** Takes the next word if it is this one. */
  boolean take(String word) {
    if (hasNext() && words.get(next).equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  /** Takes the next word if it begins with a digit. */
  Optional<String> takeNumber() {
    if (hasNext() && !words.get(next).isEmpty() && Character.isDigit(words.get(next).charAt(0))) {
      return Optional.of(words.get(next++));
    }
    return Optional.empty();
  }

  /** Takes the next word, which must be this one. */
  void require(String word) throws RefusedLine {
    String found = next();
    if (!found.equals(word)) {
      throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, found);
    }
  }

  /** Nothing may be left. */
  void end() throws RefusedLine {
    if (hasNext()) {
      throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, words.get(next));
    }
  }
}
