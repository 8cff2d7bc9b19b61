package dev.drawbridge.ui;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/** Tells how much time has passed, in seconds, at every frame while it runs. */
final class EdgeTimer extends AnimationTimer {
  /** After a longer pause the canvas must not jump. */
  private static final double LONGEST = 0.1;

  private final DoubleConsumer passed;
  private boolean running;
  private long last;

  EdgeTimer(DoubleConsumer passed) {
    this.passed = passed;
  }

  /** Starts or stops it. */
  void run(boolean now) {
    if (now != running) {
      running = now;
      last = 0;
      if (now) {
        start();
      } else {
        stop();
      }
    }
  }

  @Override
  public void handle(long nanoseconds) {
    if (last != 0) {
      passed.accept(Math.min(LONGEST, (nanoseconds - last) / 1e9));
    }
    last = nanoseconds;
  }
}
