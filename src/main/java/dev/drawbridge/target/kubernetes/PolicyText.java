package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.quote.Yaml;
import dev.drawbridge.target.Text;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** One NetworkPolicy object as a YAML document. */
final class PolicyText {
  private static final String NAMESPACE_LABEL = "kubernetes.io/metadata.name";

  /**
   * Client-side apply copies the object into an annotation, which may hold 262,144 bytes (design:
   * kubernetes §12).
   */
  private static final int LARGE = 200 * 1024;

  /** Fewer items than this never make an object large enough to be measured. */
  private static final int FEW_ITEMS = 200;

  private final Policy policy;
  private final Annotations annotations;

  PolicyText(Policy policy) {
    this.policy = policy;
    this.annotations = new Annotations(policy.drawing());
  }

  /** The name of a service's object for one direction. */
  static String name(Key service, Direction direction) {
    return service.text() + "-" + type(direction).toLowerCase(Locale.ROOT);
  }

  /** The object's size in KiB, if that is more than is safe to apply. */
  OptionalInt size(ServiceRules service, Direction direction, Grants grants) {
    int items = grants.rules().stream().mapToInt(rule -> weight(rule)).sum();
    if (items < FEW_ITEMS) {
      return OptionalInt.empty();
    }
    Text text = new Text();
    write(text, service, direction, grants);
    int bytes = text.bytes().length;
    return bytes > LARGE ? OptionalInt.of(bytes / 1024) : OptionalInt.empty();
  }

  private static int weight(Grants.GrantedRule rule) {
    int weight = rule.traffic().kinds().size();
    for (PeerItem item : rule.peers().keySet()) {
      weight +=
          switch (item) {
            case PeerItem.Pods pods -> 1 + pods.labels().size();
            case PeerItem.Block block -> 1 + block.except().size();
          };
    }
    return weight;
  }

  /** What one service lets in, or out: the only object for that service and direction. */
  void write(Text text, ServiceRules rules, Direction direction, Grants grants) {
    Service service = policy.drawing().services().get(rules.service()).orElseThrow();
    String namespace = policy.drawing().namespace(service).orElseThrow();
    head(text, name(rules.service(), direction), namespace);
    annotations.of(service, grants).forEach((key, value) -> annotation(text, key, value));
    text.line("spec:");
    text.line("  podSelector:");
    labels(text, 4, service.labels());
    text.line("  policyTypes:");
    text.line("    - " + type(direction));
    String section = "  " + type(direction).toLowerCase(Locale.ROOT) + ":";
    if (grants.rules().isEmpty()) {
      text.line(section + " []");
    } else {
      text.line(section);
      grants.rules().forEach(rule -> rule(text, rule, direction, namespace));
    }
  }

  /** Nothing enters or leaves any pod of a namespace, unless another policy allows it. */
  void writeDenial(Text text, String namespace) {
    head(text, "default-deny", namespace);
    annotations.ofDrawing().forEach((key, value) -> field(text, 4, key, value));
    text.line("spec:");
    text.line("  podSelector: {}");
    text.line("  policyTypes:");
    for (Direction direction : Direction.values()) {
      text.line("    - " + type(direction));
    }
    // Said, not left out: else a rule that somebody adds in the cluster is nobody's conflict.
    text.line("  ingress: []");
    text.line("  egress: []");
  }

  private void head(Text text, String name, String namespace) {
    text.line("apiVersion: networking.k8s.io/v1");
    text.line("kind: NetworkPolicy");
    text.line("metadata:");
    field(text, 2, "name", name);
    field(text, 2, "namespace", namespace);
    text.line("  labels:");
    field(text, 4, "app.kubernetes.io/managed-by", "drawbridge");
    field(text, 4, "drawbridge.dev/drawing", DrawingLabel.of(policy));
    text.line("  annotations:");
  }

  private static void rule(
      Text text, Grants.GrantedRule rule, Direction direction, String namespace) {
    Set<String> flows = rule.flows();
    text.line("    - " + peers(direction) + ":", flows);
    rule.peers()
        .forEach((item, itsFlows) -> {
          int first = text.next();
          item(text, item, namespace);
          text.origin(first, itsFlows);
        });
    if (!rule.traffic().isAny()) {
      int first = text.next();
      ports(text, rule.traffic());
      text.origin(first, flows);
    }
  }

  private static void item(Text text, PeerItem item, String namespace) {
    switch (item) {
      case PeerItem.Pods pods when pods.namespace().equals(namespace) -> {
        text.line("        - podSelector:");
        labels(text, 12, pods.labels());
      }
      case PeerItem.Pods pods -> {
        text.line("        - namespaceSelector:");
        labels(text, 12, Map.of(NAMESPACE_LABEL, pods.namespace()));
        text.line("          podSelector:");
        labels(text, 12, pods.labels());
      }
      case PeerItem.Block block -> {
        text.line("        - ipBlock:");
        field(text, 12, "cidr", block.cidr().toString());
        if (!block.except().isEmpty()) {
          text.line("            except:");
        }
        for (Cidr except : block.except()) {
          text.line("              - " + Yaml.scalar(except.toString()));
        }
      }
    }
  }

  private static void ports(Text text, Traffic traffic) {
    text.line("      ports:");
    for (Protocol protocol : Sayable.PROTOCOLS) {
      String first = "        - protocol: " + protocol.name().toUpperCase(Locale.ROOT);
      if (traffic.isComplete(protocol)) {
        text.line(first);
        continue;
      }
      for (PortRange range : traffic.ports(protocol).ranges()) {
        text.line(first);
        text.line("          port: " + range.first());
        if (!range.isSingle()) {
          text.line("          endPort: " + range.last());
        }
      }
    }
  }

  private static void labels(Text text, int indent, Map<String, String> labels) {
    text.line(" ".repeat(indent) + "matchLabels:");
    new TreeMap<>(labels).forEach((key, value) -> field(text, indent + 2, key, value));
  }

  /** Several lines stand as such where every reader takes them for the same text. */
  private static void annotation(Text text, String key, String value) {
    if (value.indexOf('\n') < 0 || !Yaml.isVisible(value)) {
      field(text, 4, key, value);
      return;
    }
    text.line("    " + Yaml.scalar(key) + ": |-");
    value.lines().forEach(line -> text.line("      " + line));
  }

  private static void field(Text text, int indent, String key, String value) {
    text.line(" ".repeat(indent) + Yaml.scalar(key) + ": " + Yaml.scalar(value));
  }

  private static String peers(Direction direction) {
    return switch (direction) {
      case INGRESS -> "from";
      case EGRESS -> "to";
    };
  }

  private static String type(Direction direction) {
    return switch (direction) {
      case INGRESS -> "Ingress";
      case EGRESS -> "Egress";
    };
  }
}
