package dev.drawbridge.press;

import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Theme;

/**
 * What lies behind a picture that is given away. One without a ground is only readable on a page
 * like the one it was made for, so there is one for each.
 */
public enum Backdrop {
  LIGHT(Theme.LIGHT, true),
  DARK(Theme.DARK, true),
  CLEAR_ON_LIGHT(Theme.LIGHT, false),
  CLEAR_ON_DARK(Theme.DARK, false);

  private final Theme theme;
  private final boolean ground;

  Backdrop(Theme theme, boolean ground) {
    this.theme = theme;
    this.ground = ground;
  }

  /** The colours the picture is painted in. */
  public Theme theme() {
    return theme;
  }

  /** The same part, with or without a ground. */
  public Frame behind(Frame frame) {
    return ground ? frame : frame.withoutGround();
  }
}
