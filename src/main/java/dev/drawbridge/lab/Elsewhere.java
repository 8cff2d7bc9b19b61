package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work on a thread of its own, which may enter network namespaces: it ends afterwards, so that no
 * other work finds itself there. Processes it starts are where the thread is.
 */
final class Elsewhere {
  private Elsewhere() {}

  /** What is done with the system calls of the thread. */
  @FunctionalInterface
  interface Work<T> {
    T run(Kernel kernel) throws IOException, InterruptedException;
  }

  /** Does some work and waits for it. */
  static <T> T call(Work<T> work) throws IOException, InterruptedException {
    Callable<T> task =
        () -> {
          try (Kernel kernel = new Kernel()) {
            return work.run(kernel);
          }
        };
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofPlatform().name("elsewhere").daemon().start(future);
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("work in a namespace failed", e.getCause());
    }
  }

  /** Does some work in a namespace. */
  static <T> T in(Path namespace, Work<T> work) throws IOException, InterruptedException {
    return call(kernel -> {
      Namespaces.enter(kernel, namespace);
      return work.run(kernel);
    });
  }
}
