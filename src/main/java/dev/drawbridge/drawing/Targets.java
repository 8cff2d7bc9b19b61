package dev.drawbridge.drawing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of targets in their one order, whatever order they were given in. */
final class Targets {
  private Targets() {}

  static Set<TargetName> inOrder(Set<TargetName> targets) {
    return targets.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(targets));
  }
}
