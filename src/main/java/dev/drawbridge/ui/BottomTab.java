package dev.drawbridge.ui;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.layout.Region;

/** One of the lists below the canvas, in step with the drawing as long as it is shown. */
interface BottomTab {

  /** What it is called in {@code texts.properties}: {@code tab.} and this. */
  String name();

  /** How many lines it has; negative while that is not known. */
  ReadOnlyIntegerProperty count();

  Region node();

  /** Puts the focus on the first line. */
  void enter();

  /** Whether a person looks at it: what nobody sees need not be filled. */
  void shown(boolean shown);
}
