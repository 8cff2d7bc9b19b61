package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.CIDR_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.EXCEPT_OUTSIDE;
import static dev.drawbridge.target.kubernetes.ManifestProblem.PEER_EMPTY;
import static dev.drawbridge.target.kubernetes.ManifestProblem.PEER_OF_TWO_KINDS;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.Peer;
import dev.drawbridge.reading.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one policy. Source: Kubernetes {@code pkg/apis/networking/validation}, {@code
 * ValidateNetworkPolicyPeer} and {@code ValidateIPBlock}.
 */
final class RuleDecoder {
  /** Set by the API server itself on every namespace, and immutable. */
  private static final String NAMESPACE_LABEL = "kubernetes.io/metadata.name";

  private final ManifestLog log;
  private final SelectorDecoder selectors;
  private final PortDecoder ports;
  private final LabelSelector ownNamespace;

  RuleDecoder(ManifestLog log, SelectorDecoder selectors, String namespace) {
    this.log = log;
    this.selectors = selectors;
    this.ports = new PortDecoder(log);
    this.ownNamespace = LabelSelector.matching(Map.of(NAMESPACE_LABEL, namespace));
  }

  /**
   * What rules let through.
   *
   * @param peersField {@code from} or {@code to}
   */
  List<Entry> entries(List<ManifestNode> rules, String peersField) {
    List<Entry> entries = new ArrayList<>();
    for (ManifestNode rule : rules) {
      ManifestFields.of(rule, log, List.of(peersField, "ports"))
          .ifPresent(fields -> addEntries(entries, fields, peersField));
    }
    return entries;
  }

  private void addEntries(List<Entry> entries, ManifestFields rule, String peersField) {
    Traffic traffic = ports.traffic(rule.list("ports"));
    List<ManifestNode> peers = rule.list(peersField);
    if (peers.isEmpty()) {
      entries.add(new Entry(new Peer.Everyone(), traffic, log.place(rule.node())));
    }
    for (ManifestNode node : peers) {
      ManifestFields.of(node, log, List.of("podSelector", "namespaceSelector", "ipBlock"))
          .flatMap(this::peer)
          .ifPresent(peer -> entries.add(new Entry(peer, traffic, log.place(node))));
    }
  }

  private Optional<Peer> peer(ManifestFields fields) {
    Optional<LabelSelector> pods = fields.value("podSelector").map(selectors::selector);
    Optional<LabelSelector> namespaces = fields.value("namespaceSelector").map(selectors::selector);
    Optional<ManifestNode> block = fields.value("ipBlock");
    if (block.isPresent()) {
      if (pods.isPresent() || namespaces.isPresent()) {
        log.add(fields.node(), PEER_OF_TWO_KINDS);
      }
      return block(block.get());
    }
    if (pods.isEmpty() && namespaces.isEmpty()) {
      log.add(fields.node(), PEER_EMPTY);
      return Optional.empty();
    }
    return Optional.of(
        new Peer.Pods(namespaces.orElse(ownNamespace), pods.orElse(LabelSelector.EVERYTHING)));
  }

  private Optional<Peer> block(ManifestNode node) {
    Optional<ManifestFields> fields = ManifestFields.of(node, log, List.of("cidr", "except"));
    Optional<Cidr> cidr =
        fields.flatMap(f -> f.required("cidr").flatMap(n -> f.text(n, "cidr")).flatMap(this::cidr));
    if (cidr.isEmpty()) {
      return Optional.empty();
    }
    List<AddressSet> excepted = new ArrayList<>();
    for (ManifestNode except : fields.get().list("except")) {
      fields
          .get()
          .text(except, "except")
          .flatMap(text -> exception(text, cidr.get()))
          .ifPresent(exception -> excepted.add(AddressSet.of(exception)));
    }
    AddressSet all = AddressSet.of(cidr.get());
    return Optional.of(
        new Peer.Block(excepted.isEmpty() ? all : all.minus(AddressSet.unionOf(excepted))));
  }

  /** A strict subset of the network it is taken out of, which implies the same family. */
  private Optional<Cidr> exception(ManifestNode.Text text, Cidr network) {
    Optional<Cidr> exception = cidr(text);
    boolean inside =
        exception.isEmpty()
            || (network.prefixLength() < exception.get().prefixLength()
                && network.family() == exception.get().family()
                && network.contains(exception.get().address()));
    if (!inside) {
      log.add(text, EXCEPT_OUTSIDE, text.text(), network.toString());
    }
    return exception;
  }

  /** Host bits are refused too, as API servers with strict validation do. */
  private Optional<Cidr> cidr(ManifestNode.Text text) {
    if (text.text().indexOf('/') < 0) {
      log.add(text, CIDR_INVALID, text.text());
      return Optional.empty();
    }
    try {
      return Optional.of(Cidr.parse(text.text()));
    } catch (IllegalArgumentException e) {
      log.add(text, CIDR_INVALID, text.text());
      return Optional.empty();
    }
  }
}
