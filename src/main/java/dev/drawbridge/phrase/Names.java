package dev.drawbridge.phrase;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what a name means in a drawing. */
final class Names {
  private static final int LONGEST_COMPARED = 60;

  private final Drawing drawing;

  Names(Drawing drawing) {
    this.drawing = drawing;
  }

  /** The elements of that key, else those of that name, capital letters or not. */
  List<Element> exact(String name, Predicate<Element> asked) {
    if (Key.isLegal(name)) {
      Optional<Element> keyed = drawing.element(Key.of(name)).filter(asked);
      if (keyed.isPresent()) {
        return List.of(keyed.get());
      }
    }
    return drawing.elements().filter(asked).filter(e -> e.name().equalsIgnoreCase(name)).toList();
  }

  /** The elements whose key or name begins so. */
  List<Element> beginning(String name, Predicate<Element> asked) {
    String start = name.toLowerCase(Locale.ROOT);
    return drawing
        .elements()
        .filter(asked)
        .filter(e ->
            e.key().text().startsWith(start) || e.name().toLowerCase(Locale.ROOT).startsWith(start))
        .toList();
  }

  /** The name of something that is nearly called so. */
  Optional<String> near(String name, Predicate<Element> asked) {
    if (name.length() > LONGEST_COMPARED) {
      return Optional.empty();
    }
    return Words.nearest(
        name.toLowerCase(Locale.ROOT),
        drawing
            .elements()
            .filter(asked)
            .flatMap(e -> Stream.of(e.key().text(), e.name().toLowerCase(Locale.ROOT)))
            .distinct()
            .toList());
  }

  /** Whether an element stands in a zone, at any depth. */
  boolean isIn(Element element, Key zone) {
    return drawing.around(element).stream().anyMatch(z -> z.key().equals(zone));
  }
}
