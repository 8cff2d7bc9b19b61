package dev.drawbridge.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Work that can wait until all that shows is painted, so that nothing competes with the first
 * picture of a large drawing. Used from the window's thread.
 */
final class AtRest {
  /** A window that is never painted does not keep work waiting for ever. */
  private static final Duration LONGEST = Duration.seconds(10);

  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private final PauseTransition patience = new PauseTransition(LONGEST);

  AtRest() {
    patience.setOnFinished(_ -> come());
  }

  /** Has work done when rest comes, once, however often it is asked for. */
  void then(Runnable work) {
    if (waiting.isEmpty()) {
      patience.playFromStart();
    }
    waiting.add(work);
  }

  /** All that shows is painted. */
  void come() {
    patience.stop();
    List<Runnable> work = List.copyOf(waiting);
    waiting.clear();
    work.forEach(Runnable::run);
  }

  /** Forgets what waits. */
  void giveUp() {
    patience.stop();
    waiting.clear();
  }
}
