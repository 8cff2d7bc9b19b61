package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.net.Direction;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.cluster.ClusterNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether everything that Kubernetes must know has labels and a namespace that are legal there, and
 * no pod could be two things at once (design: kubernetes §2, §11).
 */
final class Identities {
  private final Policy policy;
  private final Drawing drawing;
  private final PeerForms forms;
  private final Map<Network, Set<Direction>> networks;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, PodClasses<Service>> services = new HashMap<>();

  /**
   * @param networks those that are peers of some rule, with the directions
   */
  Identities(Policy policy, PeerForms forms, Map<Network, Set<Direction>> networks) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.forms = forms;
    this.networks = networks;
  }

  /** What is wrong, services first, in file order. */
  List<Problem> problems() {
    policy.protectedBy(TargetName.KUBERNETES).stream()
        .map(rules -> drawing.services().get(rules.service()).orElseThrow())
        .forEach(this::check);
    networks.keySet().forEach(this::check);
    return List.copyOf(problems);
  }

  private void check(Service service) {
    String namespace = drawing.namespace(service).orElseThrow();
    checkSyntax(service, namespace, service.labels());
    PodClasses<Service> others = services.computeIfAbsent(namespace, _ -> new PodClasses<>());
    others
        .overlapping(service.labels())
        .ifPresent(other ->
            add(
                LimitCode.PODS_OF_TWO_SERVICES,
                service,
                other.key(),
                service.name(),
                other.name(),
                namespace));
    others.add(service.labels(), service);
  }

  private void check(Network network) {
    if (network.workloads().isEmpty()) {
      return;
    }
    Workloads workloads = network.workloads().get();
    checkSyntax(network, workloads.namespace(), workloads.labels());
    networks.getOrDefault(network, Set.of()).stream()
        .flatMap(direction -> forms.of(network.key(), direction).items().stream())
        .flatMap(item -> item instanceof PeerItem.Pods pods ? service(pods).stream() : null)
        .findFirst()
        .ifPresent(service ->
            add(
                LimitCode.PODS_OF_SERVICE_AND_NETWORK,
                network,
                service.key(),
                network.name(),
                service.name()));
  }

  /** A drawn service of which some pod could also match these. */
  private Optional<Service> service(PeerItem.Pods pods) {
    return Optional.ofNullable(services.get(pods.namespace()))
        .flatMap(classes -> classes.overlapping(pods.labels()));
  }

  private void checkSyntax(Element element, String namespace, Map<String, String> labels) {
    if (!ClusterNames.isNamespace(namespace)) {
      add(LimitCode.NAMESPACE_ILLEGAL, element, element.key(), element.name(), namespace);
    }
    labels.forEach((key, value) -> {
      if (!ClusterNames.isLabelKey(key)) {
        add(LimitCode.LABEL_KEY_ILLEGAL, element, element.key(), element.name(), key);
      }
      if (!ClusterNames.isLabelValue(value)) {
        add(LimitCode.LABEL_VALUE_ILLEGAL, element, element.key(), element.name(), key, value);
      }
    });
  }

  private void add(LimitCode code, Element element, Key other, Object... arguments) {
    Place place =
        element.key().equals(other)
            ? Place.on(other.text())
            : Place.on(element.key().text(), other.text());
    problems.add(Problem.at(place, code, arguments));
  }
}
