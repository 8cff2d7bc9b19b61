package dev.drawbridge.lab;

import java.util.List;

/**
 * Where a drawing is tried out, and how.
 *
 * @param fabric the network, not built yet
 * @param trials what is tried in it
 * @param untried what is drawn and cannot be tried
 */
record Setup(Fabric fabric, List<Trial> trials, List<LabEvent.Untried> untried) {
  Setup {
    trials = List.copyOf(trials);
    untried = List.copyOf(untried);
  }
}
