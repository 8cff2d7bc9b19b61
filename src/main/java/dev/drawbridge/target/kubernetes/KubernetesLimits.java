package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Caveat;
import dev.drawbridge.target.Limits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Kubernetes cannot say of one policy. */
final class KubernetesLimits {
  private final Policy policy;
  private final Drawing drawing;
  private final KubernetesOptions options;
  private final PeerForms forms;
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Map<LimitCode, Caveat> conditions = new EnumMap<>(LimitCode.class);
  private final PluginCaveats plugins;

  /** Networks that flows lead to or from, with the directions in which they are peers. */
  private final Map<Network, Set<Direction>> networks = new LinkedHashMap<>();

  private final Set<String> logged = new LinkedHashSet<>();

  private KubernetesLimits(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.options = drawing.options().kubernetes();
    this.forms = new PeerForms(policy);
    this.plugins = new PluginCaveats(options);
  }

  static Limits of(Policy policy) {
    return new KubernetesLimits(policy).limits();
  }

  /** Why a policy cannot be written at all, without looking for anything else. */
  static List<Problem> blocking(Policy policy) {
    return new KubernetesLimits(policy).blocking();
  }

  private List<Problem> blocking() {
    for (ServiceRules service : policy.protectedBy(TargetName.KUBERNETES)) {
      for (Direction direction : Direction.values()) {
        service.rules(direction, TargetName.KUBERNETES).forEach(rule -> note(rule, direction));
      }
    }
    return new Identities(policy, forms, networks).problems();
  }

  private Limits limits() {
    List<ServiceRules> services = policy.protectedBy(TargetName.KUBERNETES);
    List<Problem> blocking = blocking();
    warnAboutUnprotected();
    Isolation isolation = Isolation.of(policy);
    isolation.spared().forEach(this::warnAboutSystem);
    drawing.networks().values().forEach(network -> warnAboutClosed(network, isolation));
    networks.forEach(this::warnAboutServiceAddresses);
    warnAboutLogging();
    if (blocking.isEmpty()) {
      services.forEach(this::addLosses);
    }
    return new Limits(blocking, warnings, losses, caveats(services, isolation));
  }

  private void note(Rule rule, Direction direction) {
    if (rule.log()) {
      logged.add(rule.flow());
    }
    drawing
        .networks()
        .get(rule.peer())
        .ifPresent(n -> networks.computeIfAbsent(n, _ -> new LinkedHashSet<>()).add(direction));
  }

  private void addLosses(ServiceRules service) {
    for (Direction direction : Direction.values()) {
      Grants grants = Grants.of(service, direction, forms);
      losses.addAll(grants.losses());
      noteConditions(grants, direction);
      plugins.look(grants, direction);
      new PolicyText(policy)
          .size(service, direction, grants)
          .ifPresent(kibibytes ->
              warnings.add(
                  Problem.at(
                      Place.on(service.service().text()),
                      LimitCode.OBJECT_LARGE,
                      PolicyText.name(service.service(), direction),
                      kibibytes)));
    }
  }

  private void noteConditions(Grants grants, Direction direction) {
    for (Grants.GrantedRule rule : grants.rules()) {
      boolean blocks = rule.peers().keySet().stream().anyMatch(PeerItem.Block.class::isInstance);
      if (blocks && options.pods().isEmpty()) {
        condition(LimitCode.POD_RANGES_ASSUMED);
      }
      if (blocks && direction == Direction.INGRESS) {
        condition(LimitCode.SOURCE_ADDRESS);
      }
      if (!rule.traffic().isAny() && !rule.traffic().only(Protocol.SCTP).isEmpty()) {
        condition(LimitCode.SCTP_SUPPORT);
      }
    }
  }

  private void condition(LimitCode code) {
    conditions.putIfAbsent(code, Caveat.of(code));
  }

  private List<Caveat> caveats(List<ServiceRules> services, Isolation isolation) {
    if (services.isEmpty()) {
      return List.of();
    }
    List<Caveat> caveats = new ArrayList<>();
    caveats.add(Caveat.of(LimitCode.OTHER_PROTOCOLS));
    caveats.add(Caveat.of(LimitCode.FOREIGN_POLICIES));
    if (DrawingLabel.isUntitled(drawing)) {
      caveats.add(Caveat.of(LimitCode.DRAWING_UNTITLED));
    }
    if (!isolation.denied().isEmpty()) {
      caveats.add(Caveat.of(LimitCode.NAMESPACES_ISOLATED, String.join(", ", isolation.denied())));
    }
    caveats.addAll(conditions.values());
    caveats.addAll(plugins.caveats());
    return caveats;
  }

  private void warnAboutUnprotected() {
    for (Service service : drawing.services()) {
      boolean meant = service.only().isEmpty() || service.only().contains(TargetName.KUBERNETES);
      if (meant && service.hostNetwork()) {
        warn(service.key(), LimitCode.SERVICE_ON_HOST_NETWORK, service.name());
      } else if (meant && !policy.protects(TargetName.KUBERNETES, service.key())) {
        warn(service.key(), LimitCode.SERVICE_UNPROTECTED, service.name());
      }
    }
  }

  private void warnAboutSystem(String namespace) {
    List<String> things =
        policy.protectedBy(TargetName.KUBERNETES).stream()
            .map(rules -> drawing.services().get(rules.service()).orElseThrow())
            .filter(service -> drawing.namespace(service).equals(Optional.of(namespace)))
            .map(service -> service.key().text())
            .toList();
    warnings.add(Problem.at(new Place.OnCanvas(things), LimitCode.NAMESPACE_OF_SYSTEM, namespace));
  }

  /** A default deny holds for a network's pods too, and no policy of this drawing opens those. */
  private void warnAboutClosed(Network network, Isolation isolation) {
    Optional<String> namespace =
        network
            .workloads()
            .map(Workloads::namespace)
            .filter(name -> isolation.denied().contains(name));
    if (namespace.isPresent()) {
      List<Zone> zones =
          drawing.zones().values().stream()
              .filter(zone -> zone.membership().namespace().equals(namespace))
              .toList();
      List<String> things =
          Stream.concat(Stream.of(network.key()), zones.stream().map(Zone::key))
              .map(Key::text)
              .toList();
      warnings.add(
          Problem.at(
              new Place.OnCanvas(things),
              LimitCode.NETWORK_CLOSED,
              network.name(),
              namespace.get(),
              zones.size(),
              zones.stream().map(Zone::name).collect(Collectors.joining(", "))));
    }
  }

  /** Most clusters rewrite a Service's address before policies see it. */
  private void warnAboutServiceAddresses(Network network, Set<Direction> directions) {
    AddressSet services = options.services().map(PeerForms::union).orElse(AddressSet.NONE);
    for (Direction direction : directions) {
      boolean isDns = network.workloads().isPresent();
      AddressSet written = forms.of(network.key(), direction).addresses();
      if (!isDns && written.overlaps(services)) {
        warn(
            network.key(),
            LimitCode.NETWORK_OF_SERVICE_ADDRESSES,
            network.name(),
            written.intersect(services));
        return;
      }
    }
  }

  private void warnAboutLogging() {
    if (!logged.isEmpty()) {
      warnings.add(
          Problem.at(
              new Place.OnCanvas(List.copyOf(logged)),
              LimitCode.LOGGING_UNAVAILABLE,
              logged.size()));
    }
  }

  private void warn(Key key, LimitCode code, Object... arguments) {
    warnings.add(Problem.at(Place.on(key.text()), code, arguments));
  }
}
