package dev.drawbridge.proof;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a cluster knows a peer (design: semantics §1, kubernetes 2, 4, 7 and 8): drawn services and
 * workloads by namespace and labels, all others by their addresses.
 */
final class ClusterForms {
  /** The traffic that NetworkPolicy defines (design: kubernetes 10). */
  static final Traffic COMPARED =
      Traffic.unionOf(
          List.of(Traffic.of(Protocol.TCP), Traffic.of(Protocol.UDP), Traffic.of(Protocol.SCTP)));

  /** Where a DNS cache on every node listens (Kubernetes, NodeLocal DNSCache). */
  private static final AddressSet CACHE_ON_NODE = AddressSet.parse("169.254.20.10");

  private static final Workloads CLUSTER_DNS =
      new Workloads("kube-system", Map.of("k8s-app", "kube-dns"));
  private static final PodPeer OPENSHIFT_DNS =
      PodPeer.of("openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default"));

  private final Policy policy;
  private final Drawing drawing;
  private final KubernetesOptions options;

  ClusterForms(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.options = drawing.options().kubernetes();
  }

  /**
   * One peer.
   *
   * @param pods those it is known by
   * @param addresses those it is known by
   * @param neverPods whether no pod can have one of the addresses, whatever the ranges of pods
   * @param movesDns whether port 53 is port 5353 at its pods
   */
  record Form(Optional<PodPeer> pods, AddressSet addresses, boolean neverPods, boolean movesDns) {
    static Form of(PodPeer pods) {
      return new Form(Optional.of(pods), AddressSet.NONE, false, false);
    }

    static Form of(AddressSet addresses) {
      return new Form(Optional.empty(), addresses, false, false);
    }

    /** Whether it can be said at all. */
    boolean isSayable() {
      return pods.isPresent() || !addresses.isEmpty();
    }

    /** The traffic as it arrives at its pods. */
    Traffic arriving(Traffic drawn) {
      return movesDns ? moved(moved(drawn, Protocol.TCP), Protocol.UDP) : drawn;
    }

    private static Traffic moved(Traffic drawn, Protocol protocol) {
      Traffic dns = Traffic.ports(protocol, PortSet.of(53));
      return drawn.isComplete(protocol) || !drawn.containsAll(dns)
          ? drawn
          : drawn.minus(dns).union(Traffic.ports(protocol, PortSet.of(5353)));
    }
  }

  /** How a peer is known in one direction. */
  Form form(Key peer, Direction direction) {
    return switch (drawing.element(peer).orElseThrow()) {
      case Service service when policy.protects(TargetName.KUBERNETES, peer) ->
          Form.of(PodPeer.of(drawing.namespace(service).orElseThrow(), service.labels()));
      case Network network when network.workloads().isPresent() ->
          workloads(peer, network.workloads().get(), direction);
      case Service _, Network _, Router _ -> Form.of(policy.addresses(peer));
      case Zone _, Note _ -> throw new IllegalArgumentException(peer + " is no peer");
    };
  }

  private Form workloads(Key network, Workloads workloads, Direction direction) {
    if (workloads.labels().isEmpty()) {
      // Every pod of a namespace is never allowed: unknown pods would be open.
      return Form.of(AddressSet.NONE);
    }
    Form drawn = Form.of(PodPeer.of(workloads.namespace(), workloads.labels()));
    if (!workloads.equals(CLUSTER_DNS)) {
      return drawn;
    }
    return switch (options.dnsProfile()) {
      case KUBE_DNS, NONE -> drawn;
      case OPENSHIFT ->
          new Form(
              Optional.of(OPENSHIFT_DNS), AddressSet.NONE, false, direction == Direction.EGRESS);
      case NODE_LOCAL ->
          direction == Direction.EGRESS ? withCache(drawn, policy.addresses(network)) : drawn;
    };
  }

  /** The cache takes over the address of the cluster's DNS, which has to be known for that. */
  private static Form withCache(Form drawn, AddressSet service) {
    return service.isEmpty()
        ? Form.of(AddressSet.NONE)
        : new Form(drawn.pods(), service.union(CACHE_ON_NODE), true, false);
  }

  /** Addresses that pods may have: as named, else whatever the internet leaves out. */
  AddressSet podRanges() {
    return options
        .pods()
        .map(ranges -> AddressSet.unionOf(ranges.stream().map(AddressSpec::addresses).toList()))
        .orElseGet(WellKnown.INTERNET::complement);
  }

  /** Whether a default deny has to cover every pod of a drawn namespace. */
  boolean isolates(String namespace, List<Service> services) {
    boolean system =
        namespace.matches("kube-(system|public|node-lease)|(openshift|calico|tigera)-.*|cilium.*");
    return (!system || options.isolateSystemNamespaces())
        && services.stream().anyMatch(service -> !isolatesServicesOnly(service));
  }

  /** Only zones inside the namespace have a say, the one that gives its name included. */
  private boolean isolatesServicesOnly(Service service) {
    boolean inside = true;
    for (Zone zone : drawing.around(service)) {
      if (inside && zone.isolation() == Zone.Isolation.SERVICES) {
        return true;
      }
      inside =
          inside
              && (service.membership().namespace().isPresent()
                  || zone.membership().namespace().isEmpty());
    }
    return false;
  }
}
