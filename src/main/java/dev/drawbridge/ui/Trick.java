package dev.drawbridge.ui;

import java.util.Locale;

/**
 * What pointer and keys do on the canvas that is no command: a row of the sheet of shortcuts. Its
 * words are {@code sheet.NAME}, what to do for it is {@code sheet.NAME.keys}.
 */
enum Trick {
  TILE(Part.DRAW),
  DOUBLE_CLICK(Part.DRAW),
  CONNECTED(Part.DRAW),
  BORDER(Part.CONNECT),
  DROP(Part.CONNECT),
  AIM(Part.CONNECT),
  CHIP(Part.CONNECT),
  ALONG(Part.CONNECT),
  MARQUEE(Part.CHOOSE),
  ADDING(Part.CHOOSE),
  NEXT(Part.CHOOSE),
  ESCAPE(Part.CHOOSE),
  MENU(Part.CHOOSE),
  NAME(Part.MOVE),
  NUDGE(Part.MOVE),
  NESTING(Part.MOVE),
  COPYING(Part.MOVE),
  FREELY(Part.MOVE),
  FOLDING(Part.MOVE),
  SCROLL(Part.SEE),
  ZOOMING(Part.SEE),
  PAN(Part.SEE);

  /** What it is about; its heading is {@code sheet.part.NAME}. */
  enum Part {
    DRAW,
    CONNECT,
    CHOOSE,
    MOVE,
    SEE;

    String heading() {
      return Texts.of("sheet.part." + name().toLowerCase(Locale.ROOT));
    }
  }

  private final Part part;

  Trick(Part part) {
    this.part = part;
  }

  Part part() {
    return part;
  }

  /** What comes of it. */
  String words() {
    return Texts.of(key());
  }

  /** What to do for it. */
  String keys() {
    return Texts.of(key() + ".keys");
  }

  private String key() {
    return "sheet." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
