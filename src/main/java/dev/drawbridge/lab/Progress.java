package dev.drawbridge.lab;

/** Is told how far the lab is. */
@FunctionalInterface
public interface Progress {

  /** The steps of a run, in their order. */
  enum Step {
    /** Files are exported and proved. */
    EXPORT,
    /** Namespaces are built. */
    BUILD,
    /** The exported files are put in force. */
    APPLY,
    /** Connections are tried. */
    TRY
  }

  /**
   * So much of a step is done.
   *
   * @param done how many parts, from 0
   * @param of of how many; at least {@code done}
   */
  void reached(Step step, int done, int of);
}
