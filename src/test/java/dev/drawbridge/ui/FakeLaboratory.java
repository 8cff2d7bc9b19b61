package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.Laboratory;
import dev.drawbridge.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A laboratory that finds what a test says, when the test says it. */
final class FakeLaboratory implements Laboratory {
  private final BlockingQueue<LabEvent> events = new LinkedBlockingQueue<>();
  private volatile Optional<Problem> obstacle = Optional.empty();
  private volatile boolean closed;

  /** Something stands in the way. */
  void refuse(Problem why) {
    obstacle = Optional.of(why);
  }

  /** The attempt under way tells this next. */
  void tell(LabEvent event) {
    events.add(event);
  }

  /** Whether the last attempt was ended by its starter. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public Optional<Problem> obstacle(Backend backend) {
    return obstacle;
  }

  @Override
  public Attempt start(Drawing drawing, Backend backend, Optional<Path> bundle) {
    closed = false;
    return new Attempt() {
      @Override
      public void listen(Consumer<LabEvent> listener) throws InterruptedException {
        LabEvent event = events.take();
        while (!(event instanceof LabEvent.Finished) && !(event instanceof LabEvent.Stopped)) {
          listener.accept(event);
          event = events.take();
        }
        listener.accept(event);
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }
}
