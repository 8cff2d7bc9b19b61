package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import java.util.stream.Collectors;

/** An arrow in words, for those who cannot see it: {@code web → api tcp/443: reads orders}. */
final class ArrowWords {
  private ArrowWords() {}

  static String of(Flow flow, Drawing drawing) {
    String ports = flow.ports().stream().map(PortSpec::text).collect(Collectors.joining(", "));
    return name(flow.from(), drawing)
        + " → "
        + name(flow.to(), drawing)
        + (ports.isEmpty() ? "" : " " + ports)
        + (flow.why().isBlank() ? "" : ": " + flow.why().strip());
  }

  private static String name(Key key, Drawing drawing) {
    return drawing.element(key).map(Element::name).orElse(key.text());
  }
}
