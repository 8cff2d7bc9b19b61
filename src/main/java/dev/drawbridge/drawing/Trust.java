package dev.drawbridge.drawing;

import java.util.Locale;

/** How far a zone is trusted, from least to most. */
public enum Trust {
  /** Outside anyone's control; for zones that hold networks only. */
  EXTERNAL,
  /** Reachable from outside. */
  EXPOSED,
  /** Reachable from inside only. */
  INTERNAL,
  /** What must not be lost: data, keys, management. */
  RESTRICTED;

  /** The word in the drawing file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
