package dev.drawbridge.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the machine that is run to its end. It is where the calling thread is: in its
 * network namespace. It sees no environment but what it is given.
 */
final class Tool {
  private static final int LONGEST_TOLD = 500;

  /** In seconds; what takes longer never ends. */
  private static final int LONGEST_RUN = 300;

  private Tool() {}

  /**
   * Runs a program.
   *
   * @param folder where
   * @param environment all of it
   * @param input what it reads
   * @return what it printed
   * @throws IOException if it is missing or does not end with 0; says what it printed
   */
  static String run(
      Path folder, Map<String, String> environment, String input, List<String> command)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>(command);
    // Java would look for the program where its own environment says.
    Programs.find(command.getFirst(), environment)
        .ifPresent(program -> found.set(0, program.toString()));
    ProcessBuilder builder = new ProcessBuilder(found).directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(LONGEST_RUN, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              try (var stream = process.getOutputStream()) {
                stream.write(input.getBytes(UTF_8));
              } catch (IOException _) {
                // It ended without reading everything; its exit code tells.
              }
            });
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    writer.join();
    if (code != 0) {
      throw new IOException(
          String.join(" ", command) + " ends with " + code + ": " + shortened(printed.strip()));
    }
    return printed;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TOLD
        ? text
        : "… " + text.substring(text.length() - LONGEST_TOLD);
  }
}
