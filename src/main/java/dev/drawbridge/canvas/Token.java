package dev.drawbridge.canvas;

import java.util.Locale;

/** What a colour is for. The style sheet of the window looks them up by {@link #variable()}. */
public enum Token {
  SURFACE,
  PANEL,
  CANVAS,
  DOTS,
  CARD,
  CARD_BORDER,
  BORDER,
  HAIRLINE,
  TEXT,
  MUTED,
  LINE,
  ACCENT,
  ACCENT_TINT,
  ATTENTION,
  DANGER,
  SUCCESS,
  EXPOSED_INK,
  EXPOSED_TILE,
  EXPOSED_FILL,
  EXPOSED_LINE,
  INTERNAL_INK,
  INTERNAL_TILE,
  INTERNAL_FILL,
  INTERNAL_LINE,
  RESTRICTED_INK,
  RESTRICTED_TILE,
  RESTRICTED_FILL,
  RESTRICTED_LINE;

  /** Its name in the style sheet, such as {@code -db-card-border}. */
  public String variable() {
    return "-db-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
