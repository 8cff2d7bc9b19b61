package dev.drawbridge.lab;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions.Dns;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who stands in a cluster when a drawing is tried out: two pods of every service, one of every
 * workload, addresses outside, and pods that nobody drew but that a careless selector would take
 * for drawn ones.
 */
final class ClusterCast {
  /** Of a network with more ranges some stand for all. */
  private static final int MOST_RANGES = 16;

  private static final Workloads CLUSTER_DNS =
      new Workloads("kube-system", Map.of("k8s-app", "kube-dns"));
  private static final Workloads OPENSHIFT_DNS =
      new Workloads("openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default"));

  private final Policy policy;
  private final Drawing drawing;
  private final PodAddresses addresses;
  private final Map<Key, Workloads> drawn = new LinkedHashMap<>();
  private final Map<Key, AddressSet> outside = new LinkedHashMap<>();

  /** Those of them from whose addresses nothing comes. */
  private final Set<Key> onlyAsked = new HashSet<>();

  private final List<Pod> members = new ArrayList<>();
  private final List<Pod> replicas = new ArrayList<>();
  private final List<Pod> strangers = new ArrayList<>();
  private final Map<Stand, Stand> models = new HashMap<>();
  private final Map<Address, Spot> spots = new LinkedHashMap<>();

  ClusterCast(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.addresses = new PodAddresses(policy);
    drawing.elements().forEach(this::know);
    drawn.forEach((key, workloads) -> members.add(member(key, workloads, 1)));
    policy.protectedBy(TargetName.KUBERNETES).stream()
        .map(ServiceRules::service)
        .forEach(key -> replicas.add(member(key, drawn.get(key), 2)));
    nearMisses();
    addSpots();
  }

  /** One pod of every protected service and of every workload, services first. */
  List<Pod> members() {
    return List.copyOf(members);
  }

  /** A second pod of every protected service. */
  List<Pod> replicas() {
    return List.copyOf(replicas);
  }

  /** Pods that nobody drew. */
  List<Pod> strangers() {
    return List.copyOf(strangers);
  }

  /** The drawn one that somebody could be taken for; whoever is like nobody, is like itself. */
  Stand model(Stand stand) {
    return models.getOrDefault(stand, stand);
  }

  /** All pods. */
  List<Pod> pods() {
    return Stream.of(members, replicas, strangers).flatMap(List::stream).toList();
  }

  /** Addresses outside the cluster. */
  List<Spot> spots() {
    return List.copyOf(spots.values());
  }

  /** The addresses by which rules of a direction know a peer that is no pod; empty for pods. */
  AddressSet outside(Key peer, Direction direction) {
    return direction == Direction.INGRESS && onlyAsked.contains(peer)
        ? AddressSet.NONE
        : outside.getOrDefault(peer, AddressSet.NONE);
  }

  /** Whether a pod is one of a peer's; it may be one of several networks at once. */
  boolean selects(Key peer, Pod pod) {
    Workloads workloads = drawn.get(peer);
    return workloads != null && pod.isOf(workloads);
  }

  /** Whether cluster DNS listens on another port in its pods than the drawing says. */
  boolean movesDns(Key peer) {
    return OPENSHIFT_DNS.equals(drawn.get(peer));
  }

  private void know(Element element) {
    switch (element) {
      case Service service when policy.protects(TargetName.KUBERNETES, service.key()) ->
          drawn.put(
              service.key(),
              new Workloads(drawing.namespace(service).orElseThrow(), service.labels()));
      case Network network when network.workloads().isPresent() -> know(network);
      default -> {
        AddressSet known = policy.addresses(element.key());
        if (!known.isEmpty()) {
          outside.put(element.key(), known);
        }
      }
    }
  }

  /** Where the labels are empty the peer is every pod of a namespace, which is never written. */
  private void know(Network network) {
    Workloads workloads = network.workloads().orElseThrow();
    Dns dns = drawing.options().kubernetes().dnsProfile();
    boolean isDns = workloads.equals(CLUSTER_DNS);
    if (!workloads.labels().isEmpty()) {
      drawn.put(network.key(), isDns && dns == Dns.OPENSHIFT ? OPENSHIFT_DNS : workloads);
    }
    if (isDns && dns == Dns.NODE_LOCAL) {
      // Pods ask the cache on their node by the Service's address; the name server's pods ask by
      // their own.
      onlyAsked.add(network.key());
      outside.put(network.key(), policy.addresses(network.key()));
    }
  }

  private Pod member(Key key, Workloads workloads, int number) {
    return pod(
        key.text() + "-" + number,
        workloads,
        Optional.of(key),
        number == 1 ? key.text() : key.text() + " (another replica)");
  }

  /** What differs from a drawn pod by one thing only. */
  private void nearMisses() {
    Set<String> namespaces = new TreeSet<>(Set.of("kube-system"));
    drawn.values().forEach(workloads -> namespaces.add(workloads.namespace()));
    namespaces.forEach(namespace ->
        stranger(
            new Workloads(namespace, Map.of()),
            "a pod without labels in " + namespace,
            Optional.empty()));
    String foreign = free("elsewhere", namespaces);
    drawn.forEach((key, workloads) -> {
      stranger(
          new Workloads(foreign, workloads.labels()),
          "a pod with the labels of " + key.text() + " in another namespace",
          Optional.of(key));
      workloads
          .labels()
          .keySet()
          .forEach(label -> {
            Map<String, String> changed = new LinkedHashMap<>(workloads.labels());
            changed.put(label, "another");
            stranger(
                new Workloads(workloads.namespace(), changed),
                "a pod like " + key.text() + " but for its label " + label,
                Optional.of(key));
          });
    });
  }

  private void stranger(Workloads workloads, String name, Optional<Key> like) {
    // No key of a drawing has a dot in it.
    Pod pod = pod("stranger." + (strangers.size() + 1), workloads, Optional.empty(), name);
    if (drawn.values().stream().noneMatch(pod::isOf)) {
      strangers.add(pod);
      members.stream()
          .filter(member -> like.isPresent() && member.element().equals(like))
          .forEach(member -> models.put(pod, member));
    }
  }

  private Pod pod(String object, Workloads workloads, Optional<Key> element, String name) {
    return new Pod(
        object,
        workloads.namespace(),
        workloads.labels(),
        addresses.take(Family.IPV4),
        addresses.take(Family.IPV6),
        element,
        name);
  }

  private static String free(String wish, Set<String> taken) {
    String name = wish;
    while (taken.contains(name)) {
      name = name + "-too";
    }
    return name;
  }

  /** The edges of every drawn range, inside and just outside, and addresses that are in none. */
  private void addSpots() {
    AddressSet pods =
        AddressSet.of(
            pods().stream()
                .flatMap(pod -> Stream.of(pod.ipv4(), pod.ipv6()))
                .toArray(Address[]::new));
    for (Family family : Family.values()) {
      outside.forEach((key, known) ->
          Usable.edges(known.minus(pods), family, MOST_RANGES)
              .forEach(address -> add(address, Spot.Sort.INSIDE, Optional.of(key))));
      outside.forEach((key, known) ->
          Usable.beside(known, family, MOST_RANGES).stream()
              .filter(address -> !pods.contains(address))
              .forEach(address -> addBeside(address, key, known)));
      AddressSet nowhere = AddressSet.unionOf(outside.values()).union(pods).complement();
      Usable.of(nowhere)
          .only(family)
          .any()
          .ifPresent(address -> add(address, Spot.Sort.ELSEWHERE, Optional.empty()));
    }
  }

  /** It could be taken for one of the network's own. */
  private void addBeside(Address address, Key network, AddressSet known) {
    if (!spots.containsKey(address)) {
      Spot beside = new Spot(address, Spot.Sort.BESIDE, Optional.of(network), Optional.empty());
      spots.put(address, beside);
      Usable.edges(known, address.family(), MOST_RANGES).stream()
          .flatMap(inside -> Optional.ofNullable(spots.get(inside)).stream())
          .findFirst()
          .ifPresent(inside -> models.put(beside, inside));
    }
  }

  private void add(Address address, Spot.Sort sort, Optional<Key> element) {
    spots.putIfAbsent(address, new Spot(address, sort, element, Optional.empty()));
  }
}
