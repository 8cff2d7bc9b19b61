package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.target.cluster.ClusterNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which connections to try in a cluster, between stand-ins for everything that is drawn as pods:
 * all drawn ones at the ends of their ranges of ports, and a covering set of denied ones, which are
 * the neighbours of these, the other way round, pairs that nothing joins, and pods that nobody drew
 * (design: kubernetes §17). Namespaces of the system are left alone.
 */
final class Trial {
  /** Up to so many ends every pair is tried; beyond, as many others for each. */
  private static final int ALL_PAIRS = 40;

  private static final int OTHERS = 10;

  /** Ranges of one protocol between two ends that are tried. */
  private static final int MOST_RANGES = 8;

  /** So many characters of a namespace are left in a label's value behind {@code stranger.} */
  private static final int LONGEST_SHOWN = 54;

  /** Where nothing is drawn, something must listen all the same. */
  private static final int ANY_PORT = 8080;

  /**
   * Something that a pod stands in for.
   *
   * @param id the key, or {@code stranger.} and a namespace for a pod that nobody drew
   * @param object what names of objects end in; with {@code drawbridge-} before it at most 63
   *     characters, which is what Jobs may have
   */
  record End(String id, String object, String namespace, Map<String, String> labels) {
    boolean isStranger() {
      return id.startsWith("stranger.");
    }

    /** Whether what stands in for another is also one of these. */
    boolean selects(End other) {
      return namespace.equals(other.namespace)
          && other.labels.entrySet().containsAll(labels.entrySet());
    }
  }

  /** One connection, and whether it is drawn. */
  record Probe(End to, Protocol protocol, int port, boolean passes, Set<String> flows) {}

  private record Ends(End from, End to) {}

  private record Port(Protocol protocol, int number) {}

  private static final class Allowance {
    private Traffic traffic = Traffic.NONE;
    private final Set<String> flows = new TreeSet<>();
  }

  private final Policy policy;
  private final Drawing drawing;
  private final Map<Key, End> ends = new LinkedHashMap<>();
  private final List<End> strangers = new ArrayList<>();

  /** Networks whose pods are others' too: whatever those may, they may. */
  private final Map<End, List<End>> wider = new LinkedHashMap<>();

  private final Map<Ends, Allowance> drawn = new LinkedHashMap<>();
  private final Map<End, Map<List<Object>, Probe>> probes = new LinkedHashMap<>();
  private final Map<End, Map<Protocol, TreeSet<Integer>>> listening = new LinkedHashMap<>();

  /** One port of each end that somebody may reach: the one that nobody else may. */
  private final Map<End, Port> drawnPorts = new LinkedHashMap<>();

  private final Set<String> untried = new LinkedHashSet<>();

  private Trial(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
  }

  static Trial of(Policy policy) {
    Trial trial = new Trial(policy);
    trial.findEnds();
    trial.findConnections();
    trial.drawn.forEach(trial::tryDrawn);
    trial.drawn.forEach(trial::tryNeighbours);
    trial.tryUnjoined();
    return trial;
  }

  /** What pods stand in for, services first; empty if nothing can be tried. */
  List<End> ends() {
    List<End> all = new ArrayList<>(ends.values());
    all.addAll(strangers);
    return all;
  }

  /** The connections that one end opens, none twice. */
  Collection<Probe> from(End end) {
    return probes.getOrDefault(end, Map.of()).values();
  }

  /** The ports at which one end must listen, at least one. */
  Map<Protocol, TreeSet<Integer>> listening(End end) {
    return listening.getOrDefault(end, Map.of(Protocol.TCP, new TreeSet<>(Set.of(ANY_PORT))));
  }

  /** Drawn connections that are not tried, such as {@code internet -> web}. */
  Set<String> untried() {
    return untried;
  }

  // ---- ends

  private void findEnds() {
    Set<String> namespaces = new TreeSet<>();
    for (ServiceRules rules : policy.protectedBy(TargetName.KUBERNETES)) {
      Service service = drawing.services().get(rules.service()).orElseThrow();
      String namespace = drawing.namespace(service).orElseThrow();
      if (!ClusterNames.isSystemNamespace(namespace)) {
        add(service.key(), namespace, service.labels());
        namespaces.add(namespace);
      }
    }
    Set<String> isolated = Isolation.of(policy).denied();
    for (Network network : drawing.networks()) {
      Optional<Workloads> workloads = network.workloads().filter(w -> !w.labels().isEmpty());
      if (workloads.isPresent()
          && !isolated.contains(workloads.get().namespace())
          && !ClusterNames.isSystemNamespace(workloads.get().namespace())) {
        add(network.key(), workloads.get().namespace(), workloads.get().labels());
      }
    }
    findWider();
    for (String namespace : namespaces) {
      strangers.add(new End(strangerIn(namespace), "stranger", namespace, Map.of()));
    }
  }

  /** Also a label's value, so it has 63 characters at most; no namespace has a dot. */
  private String strangerIn(String namespace) {
    return namespace.length() <= LONGEST_SHOWN
        ? "stranger." + namespace
        : "stranger." + namespace.substring(0, LONGEST_SHOWN - 4) + "." + strangers.size();
  }

  /**
   * No pod of a service can be another's (design: kubernetes §2), so only networks are compared.
   */
  private void findWider() {
    List<End> networks = ends.values().stream().filter(end -> !isService(end)).toList();
    for (End network : networks) {
      List<End> others =
          networks.stream().filter(o -> !o.equals(network) && o.selects(network)).toList();
      if (!others.isEmpty()) {
        wider.put(network, others);
      }
    }
  }

  private void add(Key key, String namespace, Map<String, String> labels) {
    ends.put(key, new End(key.text(), "try-" + key, namespace, labels));
  }

  private boolean isService(End end) {
    return !end.isStranger() && drawing.services().contains(new Key(end.id()));
  }

  // ---- what is drawn

  private void findConnections() {
    for (ServiceRules rules : policy.protectedBy(TargetName.KUBERNETES)) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : rules.rules(direction, TargetName.KUBERNETES)) {
          Key from = direction == Direction.EGRESS ? rules.service() : rule.peer();
          Key to = direction == Direction.EGRESS ? rule.peer() : rules.service();
          find(from, to, rule);
        }
      }
    }
  }

  private void find(Key from, Key to, Rule rule) {
    Traffic traffic = Sayable.of(rule.traffic());
    if (!ends.containsKey(from) || !ends.containsKey(to)) {
      untried.add(from + " -> " + to);
    } else if (!traffic.isEmpty()) {
      Allowance allowance =
          drawn.computeIfAbsent(new Ends(ends.get(from), ends.get(to)), _ -> new Allowance());
      allowance.traffic = allowance.traffic.union(traffic);
      allowance.flows.add(rule.flow());
    }
  }

  // ---- what is tried

  private void tryDrawn(Ends pair, Allowance allowance) {
    for (Port port : edges(allowance.traffic)) {
      add(pair, port, true, allowance.flows);
      drawnPorts.putIfAbsent(pair.to(), port);
    }
  }

  /** The first and last port of every range. */
  private static Set<Port> edges(Traffic traffic) {
    Set<Port> edges = new LinkedHashSet<>();
    for (Protocol protocol : Sayable.PROTOCOLS) {
      List<PortRange> ranges = traffic.ports(protocol).ranges();
      for (PortRange range : ranges.subList(0, Math.min(MOST_RANGES, ranges.size()))) {
        edges.add(new Port(protocol, range.first()));
        edges.add(new Port(protocol, range.last()));
      }
    }
    return edges;
  }

  /** The ports beside, the same port of another protocol, and the other way round. */
  private void tryNeighbours(Ends pair, Allowance allowance) {
    for (Port port : edges(allowance.traffic)) {
      tryDenied(pair, new Port(port.protocol(), port.number() - 1));
      tryDenied(pair, new Port(port.protocol(), port.number() + 1));
      Protocol other = port.protocol().equals(Protocol.TCP) ? Protocol.UDP : Protocol.TCP;
      tryDenied(pair, new Port(other, port.number()));
      tryDenied(new Ends(pair.to(), pair.from()), port);
    }
  }

  private void tryUnjoined() {
    List<End> all = ends();
    for (int to = 0; to < all.size(); to++) {
      Port port = drawnPorts.getOrDefault(all.get(to), new Port(Protocol.TCP, ANY_PORT));
      boolean few = all.size() <= ALL_PAIRS;
      for (int step = 0; step < (few ? all.size() : OTHERS); step++) {
        End from = all.get((to + step) % all.size());
        if (!drawn.containsKey(new Ends(from, all.get(to)))) {
          tryDenied(new Ends(from, all.get(to)), port);
        }
      }
      for (End stranger : strangers) {
        tryDenied(new Ends(stranger, all.get(to)), port);
      }
    }
  }

  /** Only where a policy of ours stands between, and nothing drawn lets it pass. */
  private void tryDenied(Ends pair, Port port) {
    if (port.number() < 1 || port.number() > PortRange.MAXIMUM) {
      return;
    }
    if (!isDrawn(pair, port) && (isService(pair.from()) || isService(pair.to()))) {
      add(pair, port, false, Set.of());
    }
  }

  private boolean isDrawn(Ends pair, Port port) {
    return alike(pair.from())
        .anyMatch(from ->
            alike(pair.to())
                .map(to -> drawn.get(new Ends(from, to)))
                .anyMatch(allowance ->
                    allowance != null
                        && allowance.traffic.contains(port.protocol(), port.number())));
  }

  private Stream<End> alike(End end) {
    return Stream.concat(Stream.of(end), wider.getOrDefault(end, List.of()).stream());
  }

  private void add(Ends pair, Port port, boolean passes, Set<String> flows) {
    Probe probe = new Probe(pair.to(), port.protocol(), port.number(), passes, flows);
    probes
        .computeIfAbsent(pair.from(), _ -> new LinkedHashMap<>())
        .putIfAbsent(List.of(pair.to(), port), probe);
    listening
        .computeIfAbsent(pair.to(), _ -> new TreeMap<>())
        .computeIfAbsent(port.protocol(), _ -> new TreeSet<>())
        .add(port.number());
  }
}
