package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The enforcer of a cluster's network policies: the kernel hands it the first packet of every
 * connection that this network namespace forwards, and it answers by the policies of both ends. It
 * knows all pods and policies that the cluster has when it is started.
 */
final class Enforcer implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(30);

  /** The queue it serves if it is told no other. */
  private static final String QUEUE = "100";

  /** Of the network namespace of this process, wherever the calling thread is. */
  private static final Path QUEUES = Path.of("/proc/self/net/netfilter/nfnetlink_queue");

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private static final Path ROOT = Path.of("/");

  private final Daemon daemon;

  private Enforcer(Daemon daemon) {
    this.daemon = daemon;
  }

  /**
   * Has the kernel hand over what it forwards. Its own rules want the nft expression {@code queue},
   * which not every kernel has; those of iptables are the older way and always there. Nobody
   * serving the queue means that nothing passes.
   *
   * @throws IOException if the kernel cannot
   */
  static void divert() throws IOException, InterruptedException {
    for (String tables : List.of("iptables", "ip6tables")) {
      String rule = " -A FORWARD -m conntrack --ctstate NEW -j NFQUEUE --queue-num " + QUEUE;
      Tool.run(ROOT, Namespaces.ENVIRONMENT, "", List.of((tables + rule).split(" ")));
    }
  }

  /**
   * Starts it and waits until it has read the cluster and serves the queue.
   *
   * @param node the name of the node it stands on
   * @param log a file for all it says
   */
  static Enforcer start(Path program, Kubectl cluster, String node, Path log)
      throws LabException, IOException, InterruptedException {
    Daemon daemon =
        Daemon.start(
            List.of(
                program.toString(),
                "--kubeconfig=" + cluster.configuration(),
                "--hostname-override=" + node,
                "--disable-nri",
                "--fail-open=false",
                "--metrics-bind-address=127.0.0.1:19080"),
            log);
    try {
      daemon.await(Enforcer::serves, MOST);
      return new Enforcer(daemon);
    } catch (LabException | IOException | InterruptedException e) {
      daemon.close();
      throw e;
    }
  }

  private static boolean serves() throws IOException {
    return Queue.read().isPresent();
  }

  /**
   * Waits until no packet waits for its answer.
   *
   * @throws IOException if some came faster than it could take them, so that they were dropped
   *     without an answer, or if it gives no answers any more
   */
  void awaitIdle() throws IOException, InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    Optional<Queue> queue = Queue.read();
    while (queue.filter(Queue::isBusy).isPresent() && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
      queue = Queue.read();
    }
    if (queue.filter(last -> !last.isBusy() && last.lost() == 0).isEmpty()) {
      throw new IOException("the enforcer of network policies does not keep up: " + queue);
    }
  }

  /**
   * What the kernel says of the queue (linux, net/netfilter/nfnetlink_queue.c, seq_show).
   *
   * @param waiting packets without an answer
   * @param lost packets for which there was no room
   */
  private record Queue(long waiting, long lost) {
    static Optional<Queue> read() throws IOException {
      if (!Files.exists(QUEUES)) {
        return Optional.empty();
      }
      return Files.readAllLines(QUEUES, StandardCharsets.US_ASCII).stream()
          .map(line -> line.strip().split(" +"))
          .filter(fields -> fields[0].equals(QUEUE))
          .findFirst()
          .map(f -> new Queue(Long.parseLong(f[2]), Long.parseLong(f[5]) + Long.parseLong(f[6])));
    }

    boolean isBusy() {
      return waiting > 0;
    }
  }

  @Override
  public void close() {
    daemon.close();
  }
}
