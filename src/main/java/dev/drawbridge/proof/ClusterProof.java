package dev.drawbridge.proof;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Direction;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.LabelSelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the policies of a cluster with the drawing: at every pod a drawn service can have, at
 * the pods of drawn namespaces that are not drawn, and everywhere else.
 */
final class ClusterProof {
  private final Expectations expected;
  private final ClusterReading reading;
  private final ClusterForms forms;
  private final Map<String, List<Service>> services = new LinkedHashMap<>();
  private final Map<String, NamespacePolicies> policies = new LinkedHashMap<>();
  private final List<Disagreement> disagreements = new ArrayList<>();
  private int points;

  ClusterProof(Expectations expected, ClusterReading reading) {
    this.expected = expected;
    this.reading = reading;
    this.forms = new ClusterForms(expected.policy());
    Drawing drawing = expected.drawing();
    for (Key key : expected.points()) {
      Service service = drawing.services().get(key).orElseThrow();
      services
          .computeIfAbsent(drawing.namespace(service).orElseThrow(), _ -> new ArrayList<>())
          .add(service);
    }
    indexPolicies();
  }

  private void indexPolicies() {
    Map<String, List<PolicyReading>> byNamespace = new LinkedHashMap<>();
    services.keySet().forEach(namespace -> byNamespace.put(namespace, new ArrayList<>()));
    for (PolicyReading policy : reading.policies()) {
      byNamespace.computeIfAbsent(policy.namespace(), _ -> new ArrayList<>()).add(policy);
    }
    byNamespace.forEach((namespace, there) -> {
      Map<String, Integer> frequency = new LinkedHashMap<>();
      for (Service service : services.getOrDefault(namespace, List.of())) {
        service.labels().keySet().forEach(key -> frequency.merge(key, 1, Integer::sum));
      }
      policies.put(namespace, new NamespacePolicies(there, frequency));
    });
  }

  ProofResult result() {
    for (Key key : expected.points()) {
      compare(expected.drawing().services().get(key).orElseThrow());
    }
    policies.forEach((namespace, there) -> {
      List<Service> drawn = services.getOrDefault(namespace, List.of());
      if (drawn.isEmpty()) {
        there.all().forEach(this::reportElsewhere);
      } else {
        Findings findings = new Findings(Optional.empty());
        new UndrawnPods(namespace, drawn, there, findings)
            .compare(forms.isolates(namespace, drawn));
        disagreements.addAll(findings.list());
        points += Direction.values().length;
      }
    });
    return new ProofResult(expected.target(), points, disagreements);
  }

  private void reportElsewhere(PolicyReading policy) {
    Findings findings = new Findings(Optional.empty());
    findings.add(
        Kind.MISSING,
        Optional.empty(),
        Optional.empty(),
        policy.place(),
        ProofCode.POLICY_ELSEWHERE,
        policy.namespace(),
        policy.name());
    disagreements.addAll(findings.list());
  }

  private void compare(Service service) {
    Findings findings = new Findings(Optional.of(service.key()));
    String namespace = expected.drawing().namespace(service).orElseThrow();
    NamespacePolicies there =
        Optional.ofNullable(policies.get(namespace))
            .orElseGet(() -> new NamespacePolicies(List.of(), Map.of()));
    List<PolicyReading> touching = there.touching(service.labels());
    LabelAtoms atoms =
        LabelAtoms.within(
            LabelSelector.matching(service.labels()),
            touching.stream().map(PolicyReading::pods).toList(),
            Set.of());
    if (atoms.count() > LabelAtoms.MOST) {
      findings.add(
          Kind.UNDECIDED,
          Optional.empty(),
          Optional.empty(),
          touching.getFirst().place(),
          ProofCode.TOO_MANY_LABELS,
          service.key(),
          LabelAtoms.MOST);
    }
    for (Direction direction : Direction.values()) {
      ClusterComparison comparison =
          new ClusterComparison(expected, forms, service.key(), direction, findings);
      // Pods that the policies treat alike are one class: usually there is only one.
      atoms.list().stream()
          .map(pod -> touching.stream().filter(p -> p.pods().selects(pod)).toList())
          .distinct()
          .forEach(comparison::compare);
      points++;
    }
    disagreements.addAll(findings.list());
  }
}
