package dev.drawbridge.lab;

/** Is told what a lab finds, as it finds it, on one thread. */
public interface LabListener extends Progress {

  /** A trial is done. */
  void judged(Judged judged);

  /** A counter is read. */
  void metered(Metered metered);
}
