package dev.drawbridge.store;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.store.KnownElements.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code layout:}, where things stand on the canvas. */
final class LayoutReader {
  /** Coordinates and sizes beyond this are no place on a canvas. */
  private static final int FARTHEST = 10_000_000;

  private static final List<Kind> ALL = List.of(Kind.values());

  private final KnownElements known;
  private final Problems problems;

  LayoutReader(KnownElements known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  Map<Key, Placement> layout(Fields drawing) {
    Map<Key, Placement> layout = new LinkedHashMap<>();
    drawing
        .node("layout")
        .ifPresent(node -> {
          for (Node.Entry entry : Fields.entries(node, "layout", problems)) {
            Placement placement =
                placement(Fields.of(entry.value(), Vocabulary.PLACEMENT, problems));
            known.referred(entry.key(), "layout", ALL).ifPresent(key -> layout.put(key, placement));
          }
        });
    return layout;
  }

  private Placement placement(Fields fields) {
    for (String required : List.of("x", "y")) {
      if (!fields.has(required)) {
        fields.reportMissing(required, Vocabulary.PLACEMENT);
      }
    }
    return new Placement(
        fields.number("x", -FARTHEST, FARTHEST).orElse(0),
        fields.number("y", -FARTHEST, FARTHEST).orElse(0),
        size(fields),
        fields.flag("pinned").orElse(false),
        fields.flag("collapsed").orElse(false));
  }

  private Optional<Placement.Size> size(Fields fields) {
    if (fields.has("width") != fields.has("height")) {
      problems.add(fields.at(), StoreProblem.HALF_A_SIZE);
    }
    OptionalInt width = fields.number("width", 1, FARTHEST);
    OptionalInt height = fields.number("height", 1, FARTHEST);
    return width.isPresent() && height.isPresent()
        ? Optional.of(new Placement.Size(width.getAsInt(), height.getAsInt()))
        : Optional.empty();
  }
}
