package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;

/** What a person does for the first time, in this order. */
enum GuideStep {
  DRAW,
  ALLOW,
  EXPLAIN,
  EXPORT;

  /** Whether it was done between two moments of a drawing; an export leaves no trace in it. */
  boolean isTaken(Drawing before, Drawing now) {
    return switch (this) {
      case DRAW -> now.services().size() > before.services().size();
      case ALLOW -> now.flows().size() > before.flows().size();
      case EXPLAIN -> now.flows().values().stream().anyMatch(flow -> isExplained(flow, before));
      case EXPORT -> false;
    };
  }

  private static boolean isExplained(Flow flow, Drawing before) {
    String reason = before.flows().get(flow.id()).map(Flow::why).orElse("");
    return !flow.why().isBlank() && !flow.why().equals(reason);
  }
}
