package dev.drawbridge.ui;

import javafx.css.PseudoClass;

/** States that the style sheet knows and JavaFX does not. */
final class Styles {
  /** Something inside has the focus and shows it on the outside. */
  static final PseudoClass FOCUS_WITHIN = PseudoClass.getPseudoClass("entered");

  /** Belongs to what is pointed at elsewhere. */
  static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  /** Deserves attention. */
  static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

  private Styles() {}
}
