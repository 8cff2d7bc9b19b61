package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.END_PORT_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_A_NUMBER;
import static dev.drawbridge.target.kubernetes.ManifestProblem.PORT_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.PORT_NAMED;
import static dev.drawbridge.target.kubernetes.ManifestProblem.PROTOCOL_UNKNOWN;

import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The ports of one rule. Source: Kubernetes {@code pkg/apis/networking/validation}, {@code
 * ValidateNetworkPolicyPort}.
 */
final class PortDecoder {
  private static final int LARGEST = 65_535;

  private static final Map<String, Protocol> PROTOCOLS =
      Map.of("TCP", Protocol.TCP, "UDP", Protocol.UDP, "SCTP", Protocol.SCTP);

  private final ManifestLog log;

  PortDecoder(ManifestLog log) {
    this.log = log;
  }

  /** The traffic of a list of ports; an empty list is all traffic of every protocol. */
  Traffic traffic(List<ManifestNode> ports) {
    if (ports.isEmpty()) {
      return Traffic.ANY;
    }
    List<Traffic> parts = new ArrayList<>(ports.size());
    for (ManifestNode node : ports) {
      ManifestFields.of(node, log, List.of("protocol", "port", "endPort"))
          .flatMap(this::port)
          .ifPresent(parts::add);
    }
    return parts.size() == 1 ? parts.getFirst() : Traffic.unionOf(parts);
  }

  private Optional<Traffic> port(ManifestFields fields) {
    Optional<Protocol> protocol = protocol(fields);
    Optional<ManifestNode> written = fields.value("port");
    OptionalInt end = fields.number("endPort");
    if (written.isEmpty()) {
      if (fields.value("endPort").isPresent()) {
        log.add(fields.node(), END_PORT_INVALID);
      }
      return protocol.map(Traffic::of);
    }
    OptionalInt first = number(written.get());
    if (first.isEmpty() || protocol.isEmpty()) {
      return Optional.empty();
    }
    int last = end.orElse(first.getAsInt());
    if (last < first.getAsInt() || last > LARGEST) {
      log.add(fields.node(), END_PORT_INVALID);
      return Optional.empty();
    }
    return Optional.of(Traffic.ports(protocol.get(), PortSet.range(first.getAsInt(), last)));
  }

  /** TCP where none is written. */
  private Optional<Protocol> protocol(ManifestFields fields) {
    Optional<ManifestNode> written = fields.value("protocol");
    if (written.isEmpty()) {
      return Optional.of(Protocol.TCP);
    }
    Optional<ManifestNode.Text> word = fields.text(written.get(), "protocol");
    Optional<Protocol> protocol = word.map(text -> PROTOCOLS.get(text.text()));
    if (word.isPresent() && protocol.isEmpty()) {
      log.add(word.get(), PROTOCOL_UNKNOWN, word.get().text());
    }
    return protocol;
  }

  private OptionalInt number(ManifestNode port) {
    switch (port) {
      case ManifestNode.Whole whole when whole.number() >= 1 && whole.number() <= LARGEST -> {
        return OptionalInt.of(whole.number());
      }
      case ManifestNode.Whole whole -> log.add(port, PORT_INVALID, whole.number());
      case ManifestNode.Text text -> log.add(port, PORT_NAMED, text.text());
      case ManifestNode.Unclear unclear -> log.add(port, NOT_A_NUMBER, "port");
      case ManifestNode.Mapping mapping -> log.add(port, NOT_A_NUMBER, "port");
      case ManifestNode.Items items -> log.add(port, NOT_A_NUMBER, "port");
      case ManifestNode.Nothing nothing -> log.add(port, NOT_A_NUMBER, "port");
    }
    return OptionalInt.empty();
  }
}
