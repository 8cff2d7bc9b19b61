package dev.drawbridge.target.host;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Elements that can overlap only in address and port: those of one family, shape and protocol, and
 * for ICMP of one type.
 *
 * @param whole the kinds of which an element holds a part (ports) or all; empty for anything
 */
record Line(Family family, Optional<Kinds> whole) {
  private static final int CODES = 256;

  /** A run of ports on a line of ports; 0 to 0 on every other. */
  record Span(Line line, int first, int last) {}

  Shape shape() {
    return Shape.of(whole);
  }

  /** The kinds of an element on this line. */
  Optional<Kinds> kinds(int first, int last) {
    return shape() == Shape.PORTS
        ? whole.map(kinds -> new Kinds(kinds.protocol(), first, last))
        : whole;
  }

  /** The lines on which other elements may match the same packets. */
  List<Line> above() {
    Line anything = new Line(family, Optional.empty());
    return switch (shape()) {
      case ANYTHING -> List.of();
      case PORTS, PROTOCOL -> List.of(anything);
      case ICMP_TYPE ->
          List.of(new Line(family, whole.map(k -> Kinds.all(k.protocol()))), anything);
    };
  }

  /** Cuts traffic that has no single ICMP codes into its lines. */
  static List<Span> spans(Family family, Traffic traffic) {
    if (traffic.isAny()) {
      return List.of(new Span(new Line(family, Optional.empty()), 0, 0));
    }
    List<Span> spans = new ArrayList<>();
    for (Kinds kinds : traffic.kinds()) {
      Protocol protocol = kinds.protocol();
      switch (Shape.of(Optional.of(kinds))) {
        case PORTS ->
            spans.add(
                new Span(
                    new Line(family, Optional.of(Kinds.all(protocol))),
                    kinds.first(),
                    kinds.last()));
        case ICMP_TYPE -> {
          for (int type = kinds.first() / CODES; type <= kinds.last() / CODES; type++) {
            Kinds all = new Kinds(protocol, type * CODES, type * CODES + CODES - 1);
            spans.add(new Span(new Line(family, Optional.of(all)), 0, 0));
          }
        }
        case PROTOCOL, ANYTHING -> spans.add(new Span(new Line(family, Optional.of(kinds)), 0, 0));
      }
    }
    return spans;
  }
}
