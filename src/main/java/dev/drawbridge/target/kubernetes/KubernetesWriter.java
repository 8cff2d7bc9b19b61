package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.quote.Yaml;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the folder of one policy (design: kubernetes §1, §11, §13): per service one file with all
 * it lets in and all it lets out, per namespace a default deny, and the list of these files.
 */
final class KubernetesWriter {
  private static final String HEADER =
      "# Written by Drawbridge. Change the drawing, not this file: the next export replaces it.";

  private final Policy policy;
  private final PolicyText policies;
  private final PeerForms forms;
  private final Map<String, Text> texts = new TreeMap<>();

  private KubernetesWriter(Policy policy) {
    this.policy = policy;
    this.policies = new PolicyText(policy);
    this.forms = new PeerForms(policy);
  }

  /** The files; none where the policy protects nothing here. */
  static Bundle write(Policy policy) {
    return new KubernetesWriter(policy).bundle();
  }

  private Bundle bundle() {
    policy.protectedBy(TargetName.KUBERNETES).forEach(this::writeService);
    Isolation.of(policy).denied().forEach(this::writeDenial);
    if (!texts.isEmpty()) {
      writeKustomization(List.copyOf(texts.keySet()));
    }
    Map<String, byte[]> files = new TreeMap<>();
    Map<String, List<Bundle.Origin>> origins = new TreeMap<>();
    texts.forEach((path, text) -> {
      files.put(path, text.bytes());
      origins.put(path, text.origins());
    });
    return new Bundle(files, origins, Map.of());
  }

  private void writeService(ServiceRules service) {
    Text text = file("policies/10-allow-" + service.service() + ".yaml");
    policies.write(text, service, Direction.INGRESS, Grants.of(service, Direction.INGRESS, forms));
    text.line("---");
    policies.write(text, service, Direction.EGRESS, Grants.of(service, Direction.EGRESS, forms));
  }

  private void writeDenial(String namespace) {
    policies.writeDenial(file("policies/90-default-deny-" + namespace + ".yaml"), namespace);
  }

  /** Without transformers, which would rewrite selectors, and in the order of the names. */
  private void writeKustomization(List<String> paths) {
    Text text = file("kustomization.yaml");
    text.line("apiVersion: kustomize.config.k8s.io/v1beta1");
    text.line("kind: Kustomization");
    text.line("resources:");
    paths.forEach(path -> text.line("  - " + Yaml.scalar(path)));
    text.line("sortOptions:");
    text.line("  order: fifo");
  }

  private Text file(String path) {
    Text text = new Text().line(HEADER);
    texts.put(path, text);
    return text;
  }
}
