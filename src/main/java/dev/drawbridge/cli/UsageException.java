package dev.drawbridge.cli;

/** The command line was wrong in a way that only the command itself can tell. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
