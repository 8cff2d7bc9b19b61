package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Kubernetes knows every peer of a policy (design: kubernetes §2, §4, §7, §8): services and
 * workloads by namespace and labels, everything else by its addresses, as far as no pod can have
 * them.
 */
final class PeerForms {
  /** Where the cache on every node listens (Kubernetes, NodeLocal DNSCache). */
  private static final AddressSet NODE_LOCAL = AddressSet.of(Address.parse("169.254.20.10"));

  /** The cluster's name server, where it is not OpenShift's. */
  static final PeerItem.Pods KUBE_DNS =
      new PeerItem.Pods("kube-system", Map.of("k8s-app", "kube-dns"));

  private static final PeerItem.Pods OPENSHIFT_DNS =
      new PeerItem.Pods(
          "openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default"));

  private record Question(Key peer, Direction direction) {}

  private final Policy policy;
  private final KubernetesOptions options;
  private final AddressSet pods;
  private final Map<Question, PeerForm> known = new HashMap<>();

  PeerForms(Policy policy) {
    this.policy = policy;
    this.options = policy.drawing().options().kubernetes();
    this.pods = options.pods().map(PeerForms::union).orElseGet(WellKnown.INTERNET::complement);
  }

  /** The union of addresses as written. */
  static AddressSet union(List<AddressSpec> specs) {
    return AddressSet.unionOf(specs.stream().map(AddressSpec::addresses).toList());
  }

  /** How a peer of a rule in that direction is known. */
  PeerForm of(Key peer, Direction direction) {
    return known.computeIfAbsent(new Question(peer, direction), this::form);
  }

  private PeerForm form(Question question) {
    return switch (policy.drawing().element(question.peer()).orElseThrow()) {
      case Service service when policy.protects(TargetName.KUBERNETES, service.key()) ->
          PeerForm.pods(
              new PeerItem.Pods(
                  policy.drawing().namespace(service).orElseThrow(), service.labels()));
      case Service service -> byAddress(service);
      case Router router -> byAddress(router);
      case Network network when network.workloads().isPresent() ->
          workloads(network, network.workloads().get(), question.direction());
      case Network network -> byAddress(network);
      case Zone zone -> throw new IllegalArgumentException(zone.key() + " is no peer");
      case Note note -> throw new IllegalArgumentException(note.key() + " is no peer");
    };
  }

  private PeerForm byAddress(Element peer) {
    AddressSet addresses = policy.addresses(peer.key());
    if (addresses.isEmpty()) {
      return PeerForm.none(LimitCode.PEER_WITHOUT_FORM, peer.name());
    }
    AddressSet lost = addresses.intersect(pods);
    LimitCode reason =
        options.pods().isPresent()
            ? LimitCode.ADDRESSES_OF_PODS
            : LimitCode.ADDRESSES_MAYBE_OF_PODS;
    if (lost.equals(addresses)) {
      return PeerForm.none(reason, peer.name(), addresses);
    }
    AddressSet said = addresses.minus(lost);
    Optional<PeerForm.Gap> gap =
        lost.isEmpty()
            ? Optional.empty()
            : Optional.of(new PeerForm.Gap(lost, reason, List.of(peer.name(), lost)));
    return new PeerForm(Blocks.of(said), said, gap, PeerForm.Dns.AS_DRAWN);
  }

  private PeerForm workloads(Network network, Workloads workloads, Direction direction) {
    if (workloads.labels().isEmpty()) {
      return PeerForm.none(
          LimitCode.WORKLOADS_WITHOUT_LABELS, network.name(), workloads.namespace());
    }
    PeerItem.Pods drawn = new PeerItem.Pods(workloads.namespace(), workloads.labels());
    if (!drawn.equals(KUBE_DNS)) {
      return PeerForm.pods(drawn);
    }
    return switch (options.dnsProfile()) {
      case KUBE_DNS, NONE -> PeerForm.pods(drawn);
      case OPENSHIFT ->
          // Ports are those of the destination: of the DNS pods only where they are asked.
          new PeerForm(
              List.of(OPENSHIFT_DNS),
              AddressSet.NONE,
              Optional.empty(),
              direction == Direction.EGRESS ? PeerForm.Dns.PORT_5353 : PeerForm.Dns.AS_DRAWN);
      case NODE_LOCAL ->
          direction == Direction.INGRESS ? PeerForm.pods(drawn) : nodeLocal(network, drawn);
    };
  }

  /**
   * Pods ask the cache on their node, at its own address or at the cluster's DNS address, which it
   * takes over. Neither can be a pod's, so the ranges of pods play no part here.
   */
  private PeerForm nodeLocal(Network network, PeerItem.Pods drawn) {
    AddressSet service = policy.addresses(network.key());
    if (service.isEmpty()) {
      return PeerForm.none(LimitCode.DNS_ADDRESS_UNKNOWN, network.name());
    }
    AddressSet addresses = service.union(NODE_LOCAL);
    List<PeerItem> items = new ArrayList<>();
    items.add(drawn);
    items.addAll(Blocks.of(addresses));
    return new PeerForm(items, addresses, Optional.empty(), PeerForm.Dns.AS_DRAWN);
  }
}
