package dev.drawbridge.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The arrows of a sheet, found by what they show and by place. */
interface Arrows {

  /** All of them, in the order of the drawing. */
  List<Arrow> all();

  /** The arrow of a link; none if nothing shows of it. */
  Optional<Arrow> arrow(String link);

  /** The arrow of a link if a piece of it or its chip touches a box. */
  Optional<Arrow> arrow(String link, Box box);

  /** Every arrow with a piece or a chip that touches a box, in order. */
  void arrows(Box box, Consumer<Arrow> visitor);
}
