package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Traffic;

/**
 * One question: may {@code from} open a connection to {@code to}?
 *
 * @param from a service, router or network
 * @param to a service, router or network; the same as {@code from} asks about its replicas
 * @param traffic protocols and ports at the destination; all of it must be allowed; never empty
 */
public record Probe(Key from, Key to, Traffic traffic) {
  public Probe {
    if (traffic.isEmpty()) {
      throw new IllegalArgumentException("a probe asks about some traffic");
    }
  }
}
