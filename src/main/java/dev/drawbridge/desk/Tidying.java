package dev.drawbridge.desk;

import dev.drawbridge.arrange.Arrangement;
import dev.drawbridge.arrange.Progress;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Tidies up in the background, one thing at a time. Whoever cancels need not wait: what still runs
 * notices soon, and what it finds is thrown away.
 */
public final class Tidying {

  /**
   * What would come of it.
   *
   * @param before the drawing it was found for
   * @param edit moves everything there
   * @param sheet how it looks then
   */
  public record Offer(Drawing before, Edit edit, Sheet sheet) {}

  /** Afterwards the thread is gone, until the next time. */
  private static final int IDLE_SECONDS = 10;

  private final Executor listenerThread;
  private final ThreadPoolExecutor worker;
  private CancelToken running = new CancelToken();

  /** One that tells of its results on that thread; it is also the thread to call it on. */
  public Tidying(Executor listenerThread) {
    this.listenerThread = listenerThread;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("tidy").daemon().priority(2).factory());
    worker.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins; what was under way is given up.
   *
   * @param reached is told how much is done, from 0 to 1
   * @param found gets what would come of it; nothing if all stands tidily already
   */
  public void start(
      Sheet sheet, Selection selection, DoubleConsumer reached, Consumer<Optional<Offer>> found) {
    cancel();
    CancelToken token = new CancelToken();
    running = token;
    worker.execute(() -> {
      Optional<Offer> offer =
          Arrangement.of(sheet, selection, watching(token, reached))
              .map(edit -> offer(sheet, edit));
      tell(token, () -> found.accept(offer));
    });
  }

  private static Offer offer(Sheet sheet, Edit edit) {
    return new Offer(sheet.drawing(), edit, sheet.with(edit.apply(sheet.drawing())));
  }

  /** Gives up what is under way; its listeners hear nothing any more. */
  public void cancel() {
    running.cancel();
  }

  private Progress watching(CancelToken token, DoubleConsumer reached) {
    return new Progress() {
      @Override
      public boolean isCancelled() {
        return token.isCancelled();
      }

      @Override
      public void reached(double part) {
        tell(token, () -> reached.accept(part));
      }
    };
  }

  private void tell(CancelToken token, Runnable news) {
    listenerThread.execute(() -> {
      if (!token.isCancelled()) {
        news.run();
      }
    });
  }
}
