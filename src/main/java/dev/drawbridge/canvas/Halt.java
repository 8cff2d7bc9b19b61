package dev.drawbridge.canvas;

import java.util.concurrent.CancellationException;

/** Ends work that takes long when nobody waits for it any more: its thread was interrupted. */
final class Halt {
  private Halt() {}

  /**
   * Goes on unless the thread was interrupted.
   *
   * @throws CancellationException if it was
   */
  static void ifAsked() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("no longer wanted");
    }
  }
}
