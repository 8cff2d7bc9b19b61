package dev.drawbridge.lab;

import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program that serves until it is closed, with a log of its own and nothing of the person's
 * environment.
 */
final class Daemon implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int LAST_WORDS = 600;

  private final String name;
  private final Process process;
  private final Path log;

  private Daemon(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** A condition that takes asking somebody else. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Starts a program.
   *
   * @param command the program and its arguments
   * @param log a file for all it says
   * @throws IOException if it cannot be started
   */
  static Daemon start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(Namespaces.ENVIRONMENT);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Daemon(Path.of(command.getFirst()).getFileName().toString(), process, log);
  }

  /**
   * Waits until a condition holds.
   *
   * @throws LabException if the program ends before, or it takes longer than {@code most}
   */
  void await(Condition ready, Duration most)
      throws LabException, IOException, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!ready.holds()) {
      if (process.waitFor(BETWEEN_LOOKS)) {
        throw new LabException(Problem.of(LabCode.DAEMON_ENDED, name, lastWords()));
      }
      if (System.nanoTime() > end) {
        throw new LabException(
            Problem.of(LabCode.DAEMON_NOT_READY, name, most.toSeconds(), lastWords()));
      }
    }
  }

  private String lastWords() throws IOException {
    String all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    return all.substring(Math.max(0, all.length() - LAST_WORDS));
  }

  /** Ends the program at once; nothing in a lab is worth an orderly farewell. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
