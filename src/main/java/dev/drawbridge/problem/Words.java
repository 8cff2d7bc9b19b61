package dev.drawbridge.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Words {
  private Words() {}

  /**
   * The nearest of the known words, by insertions, removals, replacements and exchanges of
   * neighbours; empty if none is near. Of equally near ones the first.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    int bound = Math.clamp(written.length() / 2, 1, 4);
    Optional<String> nearest = Optional.empty();
    for (String word : known) {
      if (Math.abs(word.length() - written.length()) <= bound) {
        int distance = distance(written, word);
        if (distance <= bound) {
          nearest = Optional.of(word);
          bound = distance - 1;
        }
      }
    }
    return nearest;
  }

  /** The nearest of the known words, however far; empty only if there are none. */
  public static Optional<String> closest(String written, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** The optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
