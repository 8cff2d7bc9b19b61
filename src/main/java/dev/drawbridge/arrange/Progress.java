package dev.drawbridge.arrange;

/** Who waits for an arrangement: learns how far it is, and may no longer want it. */
public interface Progress {

  /** Nobody watches, nobody changes their mind. */
  Progress UNWATCHED =
      new Progress() {
        @Override
        public boolean isCancelled() {
          return false;
        }

        @Override
        public void reached(double part) {
          // nobody watches
        }
      };

  /** Whether the result is no longer wanted; asked often, from the computing thread. */
  boolean isCancelled();

  /** How much is done, from 0 to 1, never less than before; told from the computing thread. */
  void reached(double part);
}
