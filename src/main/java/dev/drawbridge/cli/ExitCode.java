package dev.drawbridge.cli;

/** How a command ends (design: product, "Without a window"). */
final class ExitCode {
  /** All is well; caveats and warnings included. */
  static final int FINE = 0;

  /** Error findings, losses, or files and drawing disagree. */
  static final int FINDINGS = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  /** The drawing or bundle cannot be read. */
  static final int UNREADABLE = 3;

  /** It cannot be done here: rights, tools, disk, other people's files. */
  static final int NOT_HERE = 4;

  /** Our bug. */
  static final int BUG = 70;

  private ExitCode() {}
}
