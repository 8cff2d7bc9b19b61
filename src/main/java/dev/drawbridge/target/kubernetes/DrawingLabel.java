package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.cluster.ClusterNames;
import java.util.stream.Collectors;

/**
 * By what a cluster knows which drawing a policy belongs to, so that applying one drawing deletes
 * nothing of another: its name, or, as long as it has none, the namespaces it draws.
 */
final class DrawingLabel {
  private DrawingLabel() {}

  /** Whether a drawing has no name of its own yet. */
  static boolean isUntitled(Drawing drawing) {
    return drawing.name().isBlank() || drawing.name().equals(Drawing.EMPTY.name());
  }

  /** The value of the label. */
  static String of(Policy policy) {
    Drawing drawing = policy.drawing();
    return ClusterNames.labelValueFor(
        isUntitled(drawing) ? Drawing.EMPTY.name() + " " + namespaces(policy) : drawing.name());
  }

  private static String namespaces(Policy policy) {
    Drawing drawing = policy.drawing();
    return policy.protectedBy(TargetName.KUBERNETES).stream()
        .map(rules -> drawing.services().get(rules.service()).orElseThrow())
        .flatMap(service -> drawing.namespace(service).stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
