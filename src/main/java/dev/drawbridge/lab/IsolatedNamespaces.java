package dev.drawbridge.lab;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.cluster.ClusterNames;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In which namespaces the drawing denies everything to pods that nobody drew (kubernetes §1). */
final class IsolatedNamespaces {
  private IsolatedNamespaces() {}

  static Set<String> of(Policy policy) {
    Drawing drawing = policy.drawing();
    boolean all = drawing.options().kubernetes().isolateSystemNamespaces();
    return policy.protectedBy(TargetName.KUBERNETES).stream()
        .flatMap(rules -> drawing.services().get(rules.service()).stream())
        .filter(service -> !servicesOnly(drawing, service))
        .flatMap(service -> drawing.namespace(service).stream())
        .filter(namespace -> all || !ClusterNames.isSystemNamespace(namespace))
        .collect(Collectors.toSet());
  }

  /** The zones with a say are those from the service out to the one that names its namespace. */
  private static boolean servicesOnly(Drawing drawing, Service service) {
    List<Zone> around = drawing.around(service);
    boolean ownName = service.membership().namespace().isPresent();
    int naming = 0;
    while (naming < around.size()
        && (ownName || around.get(naming).membership().namespace().isEmpty())) {
      naming++;
    }
    return around.stream()
        .limit(naming + 1L)
        .anyMatch(zone -> zone.isolation() == Zone.Isolation.SERVICES);
  }
}
