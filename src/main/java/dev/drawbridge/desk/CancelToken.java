package dev.drawbridge.desk;

/** Says to a computation, between two of its stages, whether its result is still wanted. */
final class CancelToken {
  private volatile boolean cancelled;

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }
}
