package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is tried at the same time.
 *
 * @param guards in which ways
 * @param router the drawn router that is tried alone; empty where none is
 */
public record Round(Set<Guard> guards, Optional<Key> router) {
  public Round {
    guards = Set.copyOf(guards);
  }

  /** A round in which no router is tried alone. */
  static Round of(Guard... guards) {
    return new Round(Set.of(guards), Optional.empty());
  }

  /** A round that tries one router alone. */
  static Round of(Guard guard, Key router) {
    return new Round(Set.of(guard), Optional.of(router));
  }

  /** Whether a trial belongs to it. */
  boolean holds(Trial trial) {
    return guards.contains(trial.guard())
        && router.map(alone -> trial.routers().equals(List.of(alone))).orElse(true);
  }
}
