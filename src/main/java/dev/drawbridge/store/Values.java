package dev.drawbridge.store;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Understands the small values: addresses, ports, and the words that stand for constants. */
final class Values {
  static final Map<String, Trust> TRUST = words(Trust.values(), Trust::word);
  static final Map<String, TargetName> TARGETS = words(TargetName.values(), TargetName::word);
  static final Map<String, KubernetesOptions.Dns> DNS =
      words(KubernetesOptions.Dns.values(), KubernetesOptions.Dns::word);
  static final Map<String, Zone.Isolation> ISOLATION =
      words(
          Zone.Isolation.values(),
          isolation ->
              switch (isolation) {
                case NAMESPACE -> "namespace";
                case SERVICES -> "services";
              });

  private final Problems problems;

  /** The same few ports are written thousands of times; they mean the same each time. */
  private final Map<String, PortSpec> ports = new HashMap<>();

  Values(Problems problems) {
    this.problems = problems;
  }

  private static <T> Map<String, T> words(T[] constants, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T constant : constants) {
      words.put(word.apply(constant), constant);
    }
    return words;
  }

  /** The word that stands for a constant. */
  static <T> String word(Map<String, T> words, T constant) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(constant))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  Optional<AddressSpec> address(Node.Scalar scalar) {
    return understood(scalar, AddressSpec::parse, StoreProblem.BAD_ADDRESS);
  }

  Optional<PortSpec> port(Node.Scalar scalar) {
    PortSpec known = ports.get(scalar.text());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PortSpec> port = understood(scalar, PortSpec::parse, StoreProblem.BAD_PORT);
    port.ifPresent(p -> ports.put(scalar.text(), p));
    return port;
  }

  Optional<HostOptions.ContainerLink> containerLink(Node.Scalar scalar) {
    return understood(scalar, HostOptions.ContainerLink::parse, StoreProblem.BAD_CONTAINER_LINK);
  }

  private <T> Optional<T> understood(
      Node.Scalar scalar, Function<String, T> meaning, StoreProblem otherwise) {
    try {
      return Optional.of(meaning.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      problems.add(scalar, otherwise, scalar.text(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  List<AddressSpec> addresses(Fields fields, String key) {
    return fields.list(key, this::address).orElse(List.of());
  }

  List<PortSpec> ports(Fields fields) {
    return fields.list("ports", this::port).orElse(List.of());
  }

  /** The targets something is for. An empty list would silently mean all of them: refused. */
  Set<TargetName> only(Fields fields) {
    Optional<List<TargetName>> said =
        fields.list("only", scalar -> fields.word(scalar, "only", TARGETS));
    if (said.isEmpty()) {
      return Set.of();
    }
    refuseEmpty(fields, "only");
    return said.get().isEmpty() ? Set.of() : EnumSet.copyOf(said.get());
  }

  /** Refuses a list that is there and empty, where that would mean everything. */
  void refuseEmpty(Fields fields, String key) {
    fields
        .node(key)
        .filter(node ->
            node.isNothing()
                || (node instanceof Node.Sequence sequence && sequence.items().isEmpty()))
        .ifPresent(node -> problems.add(node, StoreProblem.EMPTY_MEANS_ALL, key));
  }
}
