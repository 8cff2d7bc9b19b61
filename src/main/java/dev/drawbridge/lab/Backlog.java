package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The packets that wait in the kernel between one interface and the next. All network namespaces of
 * a machine share the room for them: what comes while it is full is lost, whoever filled it.
 */
final class Backlog {
  private static final Path STATE = Path.of("/proc/net/softnet_stat");
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final int HEXADECIMAL = 16;

  private Backlog() {}

  /**
   * What the kernel says of one processor (linux, net/core/net-procfs.c, softnet_seq_show).
   *
   * @param lost packets for which there was no room, since the machine was started
   * @param waiting packets that wait now
   */
  private record Processor(long lost, long waiting) {
    private static final int LOST = 1;
    private static final int WAITING = 11;

    static Processor of(String line) {
      String[] fields = line.strip().split(" +");
      return new Processor(number(fields, LOST), number(fields, WAITING));
    }

    private static long number(String[] fields, int index) {
      return index < fields.length ? Long.parseLong(fields[index], HEXADECIMAL) : 0;
    }
  }

  /** How many packets the machine has lost since it was started. */
  static long lost() throws IOException {
    return sum(Processor::lost);
  }

  /** Waits until none waits, or until too many others send without end. */
  static void awaitEmpty() throws IOException, InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    while (sum(Processor::waiting) > 0 && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static long sum(ToLongFunction<Processor> field) throws IOException {
    List<String> lines = Files.readAllLines(STATE, StandardCharsets.US_ASCII);
    return lines.stream().map(Processor::of).mapToLong(field).sum();
  }
}
