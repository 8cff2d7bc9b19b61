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
      } else if (c == '"') {
        int end = line.indexOf('"', at + 1);
        if (end < 0) {
          throw new RefusedLine(IptablesProblem.QUOTE_OPEN);
        }
        words.add(line.substring(at + 1, end));
        at = end + 1;
      } else {
        int end = line.indexOf(' ', at);
        String word = line.substring(at, end < 0 ? line.length() : end);
        checkPlain(word);
        words.add(word);
        at += word.length();
      }
    }
    return new Words(words);
  }

  private static void checkPlain(String word) throws RefusedLine {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '"' || c == '\'' || c == '\\') {
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
