package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.target.cluster.ClusterNames;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which namespaces get a default deny for every pod in them, drawn or not (design: kubernetes §1).
 *
 * @param denied those that get one
 * @param spared those of the system itself, which would get one if an option said so
 */
record Isolation(SortedSet<String> denied, SortedSet<String> spared) {
  Isolation {
    denied = Collections.unmodifiableSortedSet(new TreeSet<>(denied));
    spared = Collections.unmodifiableSortedSet(new TreeSet<>(spared));
  }

  static Isolation of(Policy policy) {
    Drawing drawing = policy.drawing();
    SortedSet<String> denied = new TreeSet<>();
    SortedSet<String> spared = new TreeSet<>();
    for (ServiceRules rules : policy.protectedBy(TargetName.KUBERNETES)) {
      Service service = drawing.services().get(rules.service()).orElseThrow();
      if (isolation(drawing, service) == Zone.Isolation.NAMESPACE) {
        String namespace = drawing.namespace(service).orElseThrow();
        boolean allowed =
            drawing.options().kubernetes().isolateSystemNamespaces()
                || !ClusterNames.isSystemNamespace(namespace);
        (allowed ? denied : spared).add(namespace);
      }
    }
    return new Isolation(denied, spared);
  }

  /**
   * The services only, if a zone around the service says so, up to the one that gives its
   * namespace: what lies further out is another namespace's business.
   */
  private static Zone.Isolation isolation(Drawing drawing, Service service) {
    for (Zone zone : drawing.around(service)) {
      if (zone.isolation() == Zone.Isolation.SERVICES) {
        return Zone.Isolation.SERVICES;
      }
      if (service.membership().namespace().isEmpty() && zone.membership().namespace().isPresent()) {
        return Zone.Isolation.NAMESPACE;
      }
    }
    return Zone.Isolation.NAMESPACE;
  }
}
