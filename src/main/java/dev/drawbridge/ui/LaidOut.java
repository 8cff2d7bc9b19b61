package dev.drawbridge.ui;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * The last drawings as they were laid out, so that undo and redo show them again without laying
 * them out. They share with each other whatever did not change, and are let go of when memory is
 * short.
 */
final class LaidOut {
  private static final int MOST = 32;

  private final Deque<SoftReference<Sheet>> sheets = new ArrayDeque<>();

  /** Remembers a sheet if it is exact: drafts and sketches are wanted once. */
  void remember(Sheet sheet) {
    if (sheet.isExact() && of(sheet.drawing()).isEmpty()) {
      sheets.addFirst(new SoftReference<>(sheet));
      if (sheets.size() > MOST) {
        sheets.removeLast();
      }
    }
  }

  /** The sheet of just that drawing; nothing if it is not remembered. */
  @SuppressWarnings("ReferenceEquality") // every step of the undo list is its own object
  Optional<Sheet> of(Drawing drawing) {
    return sheets.stream()
        .map(SoftReference::get)
        .filter(Objects::nonNull)
        .filter(sheet -> sheet.drawing() == drawing)
        .findFirst();
  }

  /** Forgets all of them. */
  void clear() {
    sheets.clear();
  }
}
