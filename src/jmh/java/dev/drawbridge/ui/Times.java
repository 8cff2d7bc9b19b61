package dev.drawbridge.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured times. */
final class Times {
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  void add(long time) {
    nanos.add(time);
  }

  /** The time that this part of all did not exceed, in milliseconds; 0.5 for half of them. */
  double part(double part) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int at = (int) Math.ceil(part * sorted.size()) - 1;
    return sorted.isEmpty() ? 0 : sorted.get(Math.clamp(at, 0, sorted.size() - 1)) / 1e6;
  }
}
