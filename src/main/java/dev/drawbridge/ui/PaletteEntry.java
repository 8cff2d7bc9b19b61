package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.phrase.Reading;
import dev.drawbridge.problem.Problem;

/** One line of the command palette. */
sealed interface PaletteEntry {
  /** A command to run. */
  record Run(Command command) implements PaletteEntry {}

  /** Something of the drawing to go to. */
  record GoTo(Finder.Hit hit) implements PaletteEntry {
    Selection thing() {
      return hit.thing();
    }
  }

  /** A phrase to draw. */
  record Draw(Reading.Meant meant) implements PaletteEntry {}

  /** Why a phrase cannot be drawn. */
  record Wrong(Problem problem, int column) implements PaletteEntry {}

  /**
   * Another word for a part of the phrase.
   *
   * @param first index of the part's first character
   * @param last index behind its last character
   * @param word what is to stand there
   */
  record Instead(int first, int last, String word) implements PaletteEntry {
    String in(String typed) {
      int end = Math.min(last, typed.length());
      return typed.substring(0, Math.min(first, end)) + word + typed.substring(end);
    }
  }
}
