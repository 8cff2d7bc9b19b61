package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one enforcement point disagrees in; the first few say it all. */
final class Findings {
  /** A wrong line can be wrong for thousands of flows. */
  private static final int MOST = 25;

  private final Optional<Key> service;
  private final List<Disagreement> found = new ArrayList<>();

  Findings(Optional<Key> service) {
    this.service = service;
  }

  boolean isFull() {
    return found.size() >= MOST;
  }

  void add(
      Disagreement.Kind kind,
      Optional<Direction> direction,
      Optional<String> flow,
      Place place,
      ProofCode code,
      Object... arguments) {
    if (!isFull()) {
      found.add(new Disagreement(kind, service, direction, flow, place, code, List.of(arguments)));
    }
  }

  List<Disagreement> list() {
    return found;
  }
}
