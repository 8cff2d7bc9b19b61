package dev.drawbridge.canvas;

/**
 * What of a picture becomes a file.
 *
 * @param part the part of the sheet that shows
 * @param ground whether the theme's ground lies behind it; without one, a picture is only readable
 *     on a ground like it
 */
public record Frame(Box part, boolean ground) {
  /** What a picture keeps around what it shows, in sheet units. */
  private static final double MARGIN = 24;

  /** Everything that stands on a sheet, on its ground. */
  public static Frame of(Sheet sheet) {
    return new Frame(sheet.bounds().grown(MARGIN), true);
  }

  /** The room that some things take, with whatever else stands there; for none, everything. */
  public static Frame of(Sheet sheet, Selection selection) {
    Box room = sheet.bounds(selection);
    return room.width() > 0 ? new Frame(room.grown(MARGIN), true) : of(sheet);
  }

  /** The same part with nothing behind it. */
  public Frame withoutGround() {
    return new Frame(part, false);
  }
}
