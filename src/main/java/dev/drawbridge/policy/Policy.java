package dev.drawbridge.policy;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of a drawing: default deny at every service and router, in both directions, but for
 * its rules. A connection between two protected ends must pass both.
 */
public final class Policy {
  private final Drawing drawing;
  private final Ends ends;
  private final Map<Key, ServiceRules> rules;
  private final List<Gap> gaps;

  private Policy(Drawing drawing, Ends ends, Map<Key, ServiceRules> rules, List<Gap> gaps) {
    this.drawing = drawing;
    this.ends = ends;
    this.rules = Collections.unmodifiableMap(rules);
    this.gaps = gaps;
  }

  /** The policy of a drawing. */
  public static Policy of(Drawing drawing) {
    Ends ends = new Ends(drawing);
    Compilation compilation = new Compilation(drawing, ends);
    compilation.run();
    return new Policy(drawing, ends, compilation.rules(), compilation.gaps());
  }

  /**
   * The policy of a drawing, made of the same {@link ServiceRules} objects as an earlier one
   * wherever they are equal, so that what was computed from them can be kept.
   */
  public static Policy of(Drawing drawing, Policy previous) {
    if (drawing == previous.drawing) {
      return previous;
    }
    Policy fresh = of(drawing);
    Map<Key, ServiceRules> kept = new LinkedHashMap<>();
    fresh.rules.forEach((key, now) -> {
      ServiceRules before = previous.rules.get(key);
      kept.put(key, now.equals(before) ? before : now);
    });
    return new Policy(drawing, fresh.ends, kept, fresh.gaps);
  }

  /** The drawing this is the meaning of. */
  public Drawing drawing() {
    return drawing;
  }

  /** The rules of every service and router, in file order. */
  public List<ServiceRules> services() {
    return List.copyOf(rules.values());
  }

  /** The rules of one service or router; empty for anything else. */
  public Optional<ServiceRules> rules(Key service) {
    return Optional.ofNullable(rules.get(service));
  }

  /** What statements say that became no rule, in file order. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** All addresses of a service or router, those of a network less its exceptions. */
  public AddressSet addresses(Key end) {
    return ends.addresses(end);
  }

  /**
   * The addresses by which a host knows a peer: the peer's own in the families that the service has
   * too; for its replicas among each other its own, in the families in which there are at least two
   * (one address alone would be loopback). Empty means no rule (design: semantics §1, identity).
   */
  public AddressSet addressesOnHost(Key service, Key peer) {
    AddressSet own = addresses(service);
    AddressSet known = AddressSet.NONE;
    for (Family family : Family.values()) {
      AddressSet here = own.only(family);
      boolean meets = service.equals(peer) ? !here.isEmpty() && !here.isSingle() : !here.isEmpty();
      if (meets) {
        known = known.union(addresses(peer).only(family));
      }
    }
    return known;
  }

  /** The interfaces of a router with what stands behind each, in the order written. */
  public List<Door> doors(Key router) {
    Doors doors = ends.doors().get(router);
    return doors == null ? List.of() : doors.all();
  }

  /** The joined zone behind which a router finds an end; empty where it does not. */
  public Optional<Key> zoneAt(Key router, Key end) {
    return Optional.ofNullable(ends.doors().get(router)).flatMap(doors -> doors.zone(end));
  }

  /** The routers that a target protects and that stand between two ends, in file order. */
  public List<Key> routersBetween(Key from, Key to, TargetName target) {
    return ends.doors().entrySet().stream()
        .filter(router -> protects(target, router.getKey()))
        .filter(router -> router.getValue().isBetween(from, to))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The services, networks and routers that an end of an arrow stands for, in file order. */
  public List<Element> expand(Key end) {
    return ends.expand(end);
  }

  /**
   * Whether a target protects that end: Kubernetes those with labels and a namespace, hosts those
   * with addresses, AWS those in a VPC, each only where the service is not meant for others alone.
   */
  public boolean protects(TargetName target, Key end) {
    return switch (ends.element(end).orElse(null)) {
      case Service service ->
          (service.only().isEmpty() || service.only().contains(target))
              && switch (target) {
                case KUBERNETES ->
                    !service.labels().isEmpty()
                        && drawing.namespace(service).isPresent()
                        && !service.hostNetwork();
                case NFTABLES, IPTABLES -> !service.addresses().isEmpty();
                case AWS -> drawing.vpc(service).isPresent();
              };
      case Router router -> target.isHost() && !router.addresses().isEmpty();
      case null, default -> false;
    };
  }

  /** The rules of the ends that a target protects, in file order. */
  public List<ServiceRules> protectedBy(TargetName target) {
    return rules.values().stream().filter(r -> protects(target, r.service())).toList();
  }

  /** The targets that protect at least one end. */
  public List<TargetName> targets() {
    return Arrays.stream(TargetName.values())
        .filter(target -> rules.keySet().stream().anyMatch(key -> protects(target, key)))
        .toList();
  }

  /**
   * Answers a probe on one target, by the drawing alone; what the target cannot say is told by its
   * limits.
   *
   * @throws IllegalArgumentException if an end is no service, network or router
   */
  public Verdict decide(Probe probe, TargetName target) {
    return new Decision(this, probe, target).verdict();
  }
}
