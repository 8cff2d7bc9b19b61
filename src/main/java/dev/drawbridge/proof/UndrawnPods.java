package dev.drawbridge.proof;

import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.LabelSelector;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pods of a drawn namespace that no drawn service selects: either they are denied everything,
 * or our files leave them alone (design: kubernetes 1).
 */
final class UndrawnPods {
  private final String namespace;
  private final Set<Map<String, String>> drawn = new HashSet<>();
  private final NamespacePolicies there;
  private final Findings findings;
  private final Set<Object> reported = new HashSet<>();

  UndrawnPods(
      String namespace, List<Service> services, NamespacePolicies there, Findings findings) {
    this.namespace = namespace;
    this.there = there;
    this.findings = findings;
    services.forEach(service -> drawn.add(service.labels()));
  }

  /** Reports where they are treated differently. */
  void compare(boolean isolated) {
    List<PolicyReading> open =
        there.all().stream().filter(p -> !isDrawn(LabelAtoms.fixed(p.pods()))).toList();
    LabelAtoms atoms =
        LabelAtoms.within(
            LabelSelector.EVERYTHING,
            open.stream().map(PolicyReading::pods).distinct().toList(),
            Set.of());
    if (atoms.count() > LabelAtoms.MOST) {
      findings.add(
          Kind.UNDECIDED,
          Optional.empty(),
          Optional.empty(),
          open.getFirst().place(),
          ProofCode.TOO_MANY_LABELS,
          namespace,
          LabelAtoms.MOST);
    }
    for (Map<String, String> pod : atoms.list()) {
      if (!isDrawn(pod)) {
        List<PolicyReading> selecting =
            open.stream().filter(policy -> policy.pods().selects(pod)).toList();
        if (isolated) {
          requireDenied(pod, selecting);
        } else {
          selecting.forEach(policy -> reportRestricted(pod, policy));
        }
      }
    }
  }

  /** Whether every pod with these labels is one of a drawn service. */
  private boolean isDrawn(Map<String, String> labels) {
    return drawn.contains(labels)
        || drawn.stream().anyMatch(s -> labels.entrySet().containsAll(s.entrySet()));
  }

  private void requireDenied(Map<String, String> pod, List<PolicyReading> selecting) {
    for (Direction direction : Direction.values()) {
      List<PolicyReading> isolating =
          selecting.stream().filter(policy -> policy.isolates(direction)).toList();
      if (isolating.isEmpty() && reported.add(direction)) {
        report(Kind.EXTRA, place(), ProofCode.UNDRAWN_PODS_NOT_ISOLATED, pod, direction);
      }
      for (PolicyReading policy : isolating) {
        for (Entry entry : policy.entries(direction)) {
          if (entry.traffic().overlaps(ClusterForms.COMPARED) && reported.add(entry.place())) {
            report(Kind.EXTRA, entry.place(), ProofCode.UNDRAWN_PODS_ALLOWED, pod, direction);
          }
        }
      }
    }
  }

  private void report(
      Kind kind, Place place, ProofCode code, Map<String, String> pod, Direction direction) {
    findings.add(
        kind,
        Optional.of(direction),
        Optional.empty(),
        place,
        code,
        namespace,
        PodPeer.words(pod),
        Words.word(direction));
  }

  private void reportRestricted(Map<String, String> pod, PolicyReading policy) {
    if (reported.add(policy.place())) {
      findings.add(
          Kind.MISSING,
          Optional.empty(),
          Optional.empty(),
          policy.place(),
          ProofCode.UNDRAWN_PODS_RESTRICTED,
          namespace,
          PodPeer.words(pod),
          policy.name());
    }
  }

  private Place place() {
    return there.all().stream().findFirst().map(p -> (Place) p.place()).orElse(Place.NOWHERE);
  }
}
