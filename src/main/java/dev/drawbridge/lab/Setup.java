package dev.drawbridge.lab;

import java.util.List;

/**
 * Where a drawing is tried out, and how.
 *
 * @param fabric the network, not built yet
 * @param trials what is tried in it
 */
record Setup(Fabric fabric, List<Trial> trials) {
  Setup {
    trials = List.copyOf(trials);
  }
}
