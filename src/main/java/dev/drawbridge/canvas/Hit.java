package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;

/** What lies under a place of the sheet. */
public sealed interface Hit {

  /**
   * A thing itself.
   *
   * @param key the element
   * @param part where on it
   */
  record OnShape(Key key, Part part) implements Hit {}

  /**
   * An arrow's line or chip.
   *
   * @param id of the flow it stands for, of a bundle the first; {@link Sheet#arrow} knows the
   *     others
   * @param chip whether it is the chip
   */
  record OnArrow(String id, boolean chip) implements Hit {}

  /** Where on a thing. */
  enum Part {
    /** On it; for a zone: where its members stand. */
    BODY,
    /** The line around it, from which arrows start. */
    BORDER,
    /** The upper part of a zone, by which it is moved. */
    HEADER
  }
}
