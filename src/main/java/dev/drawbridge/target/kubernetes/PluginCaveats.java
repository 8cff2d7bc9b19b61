package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.KubernetesOptions.Dns;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.target.Caveat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What network plug-ins do otherwise than Kubernetes says, as far as these very policies are
 * concerned. Sources:
 *
 * <ul>
 *   <li>Calico: an ipBlock becomes {@code nets} of its own rules, which are compared with the
 *       packet's addresses, whoever holds them (docs.tigera.io, "Use external IPs or networks rules
 *       in policy").
 *   <li>Cilium: nodes are no part of an ipBlock, unless {@code policy-cidr-match-mode} says so
 *       (1.15 and later); {@code endPort} is ignored before 1.16; SCTP must be switched on
 *       (docs.cilium.io, "Network Policy" and "SCTP support"; cilium#28684); DNS on every node
 *       needs a CiliumLocalRedirectPolicy, behind which the cache is a pod with labels of its own
 *       ("Local Redirect Policy").
 *   <li>Amazon VPC CNI: a pod starts open in standard mode, one family per cluster, EC2 with Linux
 *       only, 24 combinations of ports per protocol in one rule, Service port and pod port the same
 *       (docs.aws.amazon.com, EKS user guide, "Limit pod traffic with Kubernetes network
 *       policies").
 *   <li>OpenShift: DNS pods are in {@code openshift-dns} and listen on 5353; pods on the host's
 *       network, as routers often are, come from nodes and are known by a namespace label
 *       (docs.okd.io, "About network policy").
 *   <li>Flannel: enforces nothing (flannel#558).
 * </ul>
 */
final class PluginCaveats {
  /** The most combinations of ports for one protocol that the Amazon VPC CNI takes in one rule. */
  private static final int MOST_PORTS_ON_AMAZON = 24;

  private final KubernetesOptions options;
  private final Map<LimitCode, Caveat> found = new EnumMap<>(LimitCode.class);

  PluginCaveats(KubernetesOptions options) {
    this.options = options;
    find(LimitCode.FLANNEL_ENFORCES_NOTHING);
    find(LimitCode.AMAZON_PODS_START_OPEN);
  }

  /** Looks at one object. */
  void look(Grants grants, Direction direction) {
    for (Grants.GrantedRule rule : grants.rules()) {
      lookAtPorts(rule.traffic());
      for (PeerItem item : rule.peers().keySet()) {
        switch (item) {
          case PeerItem.Block block -> lookAtBlock(block, direction);
          case PeerItem.Pods pods -> lookAtPods(pods, direction);
        }
      }
    }
  }

  private void lookAtPorts(Traffic traffic) {
    if (traffic.isAny()) {
      return;
    }
    for (Protocol protocol : Sayable.PROTOCOLS) {
      if (traffic.only(protocol).isEmpty()) {
        continue;
      }
      if (protocol.equals(Protocol.SCTP)) {
        find(LimitCode.CILIUM_SCTP);
      }
      if (!traffic.isComplete(protocol)) {
        var ranges = traffic.ports(protocol).ranges();
        if (ranges.stream().anyMatch(range -> !range.isSingle())) {
          find(LimitCode.CILIUM_PORT_RANGES);
        }
        if (ranges.size() > MOST_PORTS_ON_AMAZON) {
          find(LimitCode.AMAZON_MANY_PORTS, MOST_PORTS_ON_AMAZON);
        }
      }
    }
  }

  private void lookAtBlock(PeerItem.Block block, Direction direction) {
    AddressSet addresses = AddressSet.of(block.cidr());
    for (var except : block.except()) {
      addresses = addresses.minus(AddressSet.of(except));
    }
    if (options.pods().isEmpty()) {
      find(LimitCode.CALICO_PODS_IN_NETWORKS);
    }
    boolean nodes =
        options.nodes().isEmpty() || PeerForms.union(options.nodes().get()).overlaps(addresses);
    if (nodes) {
      find(LimitCode.CILIUM_NODES);
    }
    if (addresses.families().contains(Family.IPV6)) {
      find(LimitCode.AMAZON_ONE_FAMILY);
    }
    if (direction == Direction.INGRESS) {
      find(LimitCode.OPENSHIFT_ROUTERS);
    }
  }

  private void lookAtPods(PeerItem.Pods pods, Direction direction) {
    if (direction == Direction.INGRESS || !pods.equals(PeerForms.KUBE_DNS)) {
      return;
    }
    if (options.dnsProfile() == Dns.NODE_LOCAL) {
      find(LimitCode.CILIUM_NODE_LOCAL);
    }
    find(LimitCode.OPENSHIFT_DNS);
  }

  private void find(LimitCode code, Object... arguments) {
    found.putIfAbsent(code, Caveat.of(code, arguments));
  }

  /** What was found, plug-in by plug-in. */
  List<Caveat> caveats() {
    return List.copyOf(found.values());
  }
}
