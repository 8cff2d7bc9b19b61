package dev.drawbridge.drawing;

import java.util.List;
import java.util.Optional;

/**
 * What the Kubernetes target must know about the cluster.
 *
 * @param dns how name resolution works there; default {@link Dns#KUBE_DNS}
 * @param pods the ranges pods get addresses from; absent: unknown
 * @param services the ranges Service addresses come from; absent: unknown
 * @param nodes the ranges of nodes; absent: unknown
 * @param isolateSystemNamespaces whether a drawn namespace of the system itself (kube-system,
 *     openshift-…, calico-…) may get a default deny
 */
public record KubernetesOptions(
    Optional<Dns> dns,
    Optional<List<AddressSpec>> pods,
    Optional<List<AddressSpec>> services,
    Optional<List<AddressSpec>> nodes,
    boolean isolateSystemNamespaces) {
  /** Nothing said. */
  public static final KubernetesOptions UNSAID =
      new KubernetesOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** How a cluster resolves names (design: kubernetes §7). */
  public enum Dns {
    /** CoreDNS or kube-dns in {@code kube-system}. */
    KUBE_DNS("kube-dns"),
    /** The same with a cache on every node, reached at a link-local address. */
    NODE_LOCAL("kube-dns+node-local"),
    /** OpenShift's, in {@code openshift-dns}, whose pods listen on 5353. */
    OPENSHIFT("openshift"),
    /** None: networks are taken just as they are drawn. */
    NONE("none");

    private final String word;

    Dns(String word) {
      this.word = word;
    }

    /** The word in the drawing file. */
    public String word() {
      return word;
    }
  }

  public KubernetesOptions {
    pods = pods.map(List::copyOf);
    services = services.map(List::copyOf);
    nodes = nodes.map(List::copyOf);
  }

  /** The DNS profile in force. */
  public Dns dnsProfile() {
    return dns.orElse(Dns.KUBE_DNS);
  }
}
