package dev.drawbridge.lab;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where drawings are tried out: this machine, or what a test says of one. */
public interface Laboratory {

  /** A lab under way. */
  interface Attempt extends AutoCloseable {

    /**
     * Listens until the lab has ended; the last event is {@link LabEvent.Finished} or {@link
     * LabEvent.Stopped}.
     *
     * @param listener is told every event, on the calling thread
     */
    void listen(Consumer<LabEvent> listener) throws InterruptedException;

    /** Ends it at once, wherever it is; nothing of it stays. */
    @Override
    void close();
  }

  /** Why it cannot be done here, as far as that is known without trying. */
  Optional<Problem> obstacle(Backend backend);

  /**
   * Starts a lab.
   *
   * @param bundle the folder of the bundle that is tried; empty for a new export of the drawing
   * @throws LabException if it cannot be done here
   */
  Attempt start(Drawing drawing, Backend backend, Optional<Path> bundle)
      throws LabException, InterruptedException;

  /** The one of this machine. */
  static Laboratory ofThisMachine() {
    return new Laboratory() {
      @Override
      public Optional<Problem> obstacle(Backend backend) {
        return Enclosure.obstacle(backend);
      }

      @Override
      public Attempt start(Drawing drawing, Backend backend, Optional<Path> bundle)
          throws LabException, InterruptedException {
        return Enclosure.start(drawing, backend, bundle);
      }
    };
  }
}
