package dev.drawbridge.ui;

import java.util.function.Consumer;

/**
 * What happens to errors nobody expected: they are logged with all details and said in one
 * sentence; the window goes on.
 */
final class Faults implements Thread.UncaughtExceptionHandler {
  private static final System.Logger LOG = System.getLogger(Faults.class.getName());

  private final Consumer<Throwable> show;

  Faults(Consumer<Throwable> show) {
    this.show = show;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    LOG.log(System.Logger.Level.ERROR, "unexpected, in thread " + thread.getName(), fault);
    show.accept(fault);
  }
}
