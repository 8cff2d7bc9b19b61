package dev.drawbridge.lab;

import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster with one node: a real API server that keeps the exported policies, a real enforcer that
 * applies them to real packets, and pods that are network namespaces. The node is the network
 * namespace in which this is built.
 *
 * <p>The enforcer answers for both ends of a connection at once. So the stand-in for an end is that
 * end itself in a cluster that has the policies of the other direction only.
 */
final class ClusterFabric implements Fabric {
  /**
   * The enforcer's queue holds some 280 packets. A connection that is denied sends its first packet
   * again after a second, and with more of them those alone could fill the queue.
   */
  private static final int AT_ONCE = 400;

  private final PlanePrograms programs;
  private final Path folder;
  private final ClusterCast cast;
  private final ClusterRules rules;
  private Optional<ControlPlane> plane = Optional.empty();
  private Optional<Enforcer> enforcer = Optional.empty();
  private String policies = "";

  /**
   * Prepares one.
   *
   * @param folder an empty folder of its own, better in memory than on a disk
   * @param rules puts the exported files in force
   */
  ClusterFabric(PlanePrograms programs, Path folder, ClusterCast cast, ClusterRules rules) {
    this.programs = programs;
    this.folder = folder;
    this.cast = cast;
    this.rules = rules;
  }

  @Override
  public void build(Progress progress) throws LabException, IOException, InterruptedException {
    List<Pod> pods = cast.pods();
    NodeNetwork network = new NodeNetwork();
    network.begin();
    ControlPlane started = ControlPlane.start(programs, folder);
    plane = Optional.of(started);
    int wired = 0;
    progress.reached(Progress.Step.BUILD, 0, pods.size() + 1);
    for (Pod pod : pods) {
      network.add(pod);
      progress.reached(Progress.Step.BUILD, ++wired, pods.size() + 1);
    }
    network.add(NodeNetwork.OUTSIDE, cast.spots().stream().map(Spot::address).toList());
    Enforcer.divert();
    started.awaitReady();
    Kubectl cluster = started.kubectl();
    cluster.feed(PodObjects.namespaces(pods), "apply", "--server-side", "--filename=-");
    cluster.feed(PodObjects.wanted(pods), "create", "--filename=-");
    cluster.feed(
        PodObjects.running(pods),
        "apply",
        "--server-side",
        "--force-conflicts",
        "--subresource=status",
        "--filename=-");
    progress.reached(Progress.Step.BUILD, pods.size() + 1, pods.size() + 1);
    progress.reached(Progress.Step.APPLY, 0, 1);
    rules.apply(cluster);
    policies = cluster.run("get", "networkpolicies", "--all-namespaces", "--output=json");
    progress.reached(Progress.Step.APPLY, 1, 1);
  }

  // ---- rounds

  @Override
  public List<Round> rounds() {
    return Guard.ofTwoEnds().stream().map(guard -> Round.of(guard)).toList();
  }

  @Override
  public void enter(Round round) throws LabException, IOException, InterruptedException {
    enforcer.ifPresent(Enforcer::close);
    enforcer = Optional.empty();
    Kubectl cluster = plane.orElseThrow().kubectl();
    // At first they are as they were applied, untouched.
    if (!round.guards().contains(Guard.BOTH)) {
      Direction ruled =
          round.guards().contains(Guard.SOURCE) ? Direction.EGRESS : Direction.INGRESS;
      cluster.run("delete", "networkpolicies", "--all", "--all-namespaces");
      cluster.feed(OneDirection.of(policies, ruled), "create", "--filename=-");
    }
    Path log = Files.createTempFile(folder, "enforcer", ".log");
    enforcer = Optional.of(Enforcer.start(programs.enforcer(), cluster, PodObjects.NODE, log));
  }

  @Override
  public Post post(Stand stand, boolean guarded, Family family) {
    return switch (stand) {
      case Pod pod -> NodeNetwork.post(pod.object(), pod.address(family));
      case Spot spot -> NodeNetwork.post(NodeNetwork.OUTSIDE, spot.address());
    };
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  @Override
  public void keepPace() throws IOException, InterruptedException {
    enforcer.orElseThrow().awaitIdle();
  }

  /** The enforcer drops what it denies, in both directions. */
  @Override
  public boolean tellsRefusals() {
    return false;
  }

  /** Network policies count nothing. */
  @Override
  public Map<Meter, Long> counters() {
    return Map.of();
  }

  @Override
  public void close() {
    enforcer.ifPresent(Enforcer::close);
    plane.ifPresent(ControlPlane::close);
  }
}
