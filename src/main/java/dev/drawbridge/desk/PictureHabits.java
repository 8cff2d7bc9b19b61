package dev.drawbridge.desk;

import dev.drawbridge.press.Backdrop;
import dev.drawbridge.press.Paper;
import dev.drawbridge.press.PictureForm;

/**
 * How pictures were given away the last time.
 *
 * @param scale pixels per sheet unit, for PNG
 */
public record PictureHabits(PictureForm form, Backdrop backdrop, int scale, Paper paper) {
  /** The largest scale that is offered. */
  public static final int MOST_SCALE = 4;

  /** Before anybody chose anything: sharp on every screen, readable on every page. */
  public static final PictureHabits USUAL =
      new PictureHabits(PictureForm.PNG, Backdrop.LIGHT, 2, Paper.DRAWING);

  public PictureHabits {
    scale = Math.clamp(scale, 1, MOST_SCALE);
  }

  public PictureHabits with(PictureForm form) {
    return new PictureHabits(form, backdrop, scale, paper);
  }

  public PictureHabits with(Backdrop backdrop) {
    return new PictureHabits(form, backdrop, scale, paper);
  }

  public PictureHabits scaled(int scale) {
    return new PictureHabits(form, backdrop, scale, paper);
  }

  public PictureHabits with(Paper paper) {
    return new PictureHabits(form, backdrop, scale, paper);
  }
}
