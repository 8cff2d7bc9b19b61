package dev.drawbridge.target.kubernetes;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.KubernetesOptions.Dns;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.RandomDrawings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;

/**
 * Cases for analysers of policies that others wrote: per drawing its files, pods to ask about, and
 * what each of these may receive and send, said by the drawing alone and end by end. Run by the
 * lane {@code kubernetes-analysers}.
 *
 * <p>The expectation is made from the compiled drawing, the losses and kubernetes §2 and §7; it
 * knows nothing of how policies are written or read.
 */
public final class AnalyserCases {
  private static final List<Protocol> PROTOCOLS =
      List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  /** A pod to ask about. */
  private record Pod(String name, String namespace, Map<String, String> labels) {
    String path() {
      return namespace + "/" + name;
    }

    boolean matches(String elsewhere, Map<String, String> selector) {
      return namespace.equals(elsewhere) && labels.entrySet().containsAll(selector.entrySet());
    }
  }

  /** What a rule's peer is in a cluster. */
  private record Form(List<Workloads> pods, AddressSet addresses, boolean movesDns) {}

  private final Policy policy;
  private final Drawing drawing;
  private final List<Loss> losses;

  private AnalyserCases(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.losses = new KubernetesTarget().limits(policy).losses();
  }

  /**
   * Writes one folder per case: the samples, and random drawings that are written for Kubernetes.
   *
   * @param arguments the folder, how many random drawings, and the first seed
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Stream<Path> samples = Files.list(Path.of("samples"))) {
      for (Path sample : samples.sorted().toList()) {
        String name = sample.getFileName().toString().replace(".drawbridge.yaml", "");
        Drawing drawing = DrawingReader.read(name, Files.readAllBytes(sample)).drawing();
        write(Policy.of(drawing), folder.resolve(name));
      }
    }
    RandomDrawings drawings =
        RandomDrawings.everything().without(Feature.HOSTILE_TEXT, Feature.HOSTILE_KEYS);
    int wanted = Integer.parseInt(arguments[1]);
    for (long seed = Long.parseLong(arguments[2]); wanted > 0; seed++) {
      if (write(Policy.of(drawings.drawing(seed)), folder.resolve("seed-" + seed))) {
        wanted--;
      }
    }
  }

  private static boolean write(Policy policy, Path folder) throws Exception {
    KubernetesTarget target = new KubernetesTarget();
    if (!policy.targets().contains(TargetName.KUBERNETES)
        || !target.limits(policy).blocking().isEmpty()) {
      return false;
    }
    for (Map.Entry<String, byte[]> file : target.write(policy).files().entrySet()) {
      if (file.getKey().startsWith("policies/")) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
    Map<String, Object> expected = new AnalyserCases(policy).expected();
    Files.writeString(
        folder.resolve("expected.json"), new ObjectMapper().writeValueAsString(expected));
    return true;
  }

  private Map<String, Object> expected() {
    List<Pod> pods = pods();
    List<Object> list = new ArrayList<>();
    for (Pod pod : pods) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("name", pod.name());
      item.put("namespace", pod.namespace());
      item.put("labels", pod.labels());
      item.put("ingress", passes(pod, Direction.INGRESS, pods));
      item.put("egress", passes(pod, Direction.EGRESS, pods));
      list.add(item);
    }
    return Map.of("pods", list);
  }

  // ---- pods

  /**
   * Those drawn, each with a second one of the same service, and decoys: one of no service in every
   * namespace, in kube-system too, and everybody's labels in a namespace that is not drawn.
   */
  private List<Pod> pods() {
    List<Pod> pods = new ArrayList<>();
    Set<String> namespaces = new TreeSet<>();
    for (ServiceRules rules : policy.protectedBy(TargetName.KUBERNETES)) {
      Service service = service(rules);
      pods.add(new Pod(service.key().text(), namespace(service), service.labels()));
      pods.add(new Pod("twin-of-" + service.key(), namespace(service), service.labels()));
      pods.add(new Pod("double-of-" + service.key(), "not-drawn", service.labels()));
      namespaces.add(namespace(service));
    }
    Set<Workloads> workloads = new LinkedHashSet<>();
    for (Network network : drawing.networks()) {
      network.workloads().filter(w -> !w.labels().isEmpty()).ifPresent(workloads::add);
    }
    workloads.add(openshiftDns());
    for (Workloads workload : workloads) {
      pods.add(new Pod("workload-" + pods.size(), workload.namespace(), workload.labels()));
    }
    namespaces.add("kube-system");
    for (String namespace : namespaces) {
      pods.add(new Pod("stranger-" + pods.size(), namespace, Map.of("stranger", "yes")));
    }
    return pods;
  }

  private Service service(ServiceRules rules) {
    return drawing.services().get(rules.service()).orElseThrow();
  }

  private String namespace(Service service) {
    return drawing.namespace(service).orElseThrow();
  }

  /**
   * Kubernetes §1: some service's zones, up to the one that gives its namespace, mean all of it.
   */
  private boolean isIsolated(String namespace) {
    boolean ofSystem =
        namespace.matches("kube-(system|public|node-lease)|(openshift|calico|tigera)-.*|cilium.*");
    return (!ofSystem || drawing.options().kubernetes().isolateSystemNamespaces())
        && policy.protectedBy(TargetName.KUBERNETES).stream()
            .map(this::service)
            .filter(service -> namespace(service).equals(namespace))
            .anyMatch(this::meansItsNamespace);
  }

  private boolean meansItsNamespace(Service service) {
    boolean named = service.membership().namespace().isPresent();
    for (Zone zone : drawing.around(service)) {
      if (zone.isolation() == Zone.Isolation.SERVICES) {
        return false;
      }
      if (named || zone.membership().namespace().isPresent()) {
        return true;
      }
    }
    return true;
  }

  private static Workloads openshiftDns() {
    return new Workloads(
        "openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default"));
  }

  // ---- what passes

  /** Everything, where no policy is about the pod; else exactly what its service's rules say. */
  private Map<String, Object> passes(Pod pod, Direction direction, List<Pod> others) {
    List<ServiceRules> own =
        policy.protectedBy(TargetName.KUBERNETES).stream()
            .filter(rules -> pod.matches(namespace(service(rules)), service(rules).labels()))
            .toList();
    if (own.isEmpty() && !isIsolated(pod.namespace())) {
      return Map.of("open", true);
    }
    Map<String, Object> peers = new LinkedHashMap<>();
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (Pod other : others) {
      Traffic traffic = Traffic.NONE;
      for (ServiceRules rules : own) {
        for (Rule rule : rules.rules(direction, TargetName.KUBERNETES)) {
          Form form = form(rule, direction);
          if (form.pods().stream().anyMatch(w -> other.matches(w.namespace(), w.labels()))) {
            traffic = traffic.union(left(rules, direction, rule, form, AddressSet.ALL));
            arrows.computeIfAbsent(other.path(), _ -> new TreeSet<>()).add(rule.flow());
          }
        }
      }
      if (!traffic.isEmpty()) {
        peers.put(other.path(), ports(traffic));
      }
    }
    List<Object> addresses = new ArrayList<>();
    for (ServiceRules rules : own) {
      for (Rule rule : rules.rules(direction, TargetName.KUBERNETES)) {
        addAddresses(addresses, rules, direction, rule);
        arrows.computeIfAbsent("addresses", _ -> new TreeSet<>()).add(rule.flow());
      }
    }
    return Map.of("open", false, "peers", peers, "addresses", addresses, "arrows", arrows);
  }

  private void addAddresses(List<Object> list, ServiceRules rules, Direction direction, Rule rule) {
    Form form = form(rule, direction);
    AddressSet partlyLost =
        AddressSet.unionOf(
            losses.stream()
                .filter(loss -> concerns(loss, rules, direction, rule))
                .filter(loss -> !loss.isOfWholePeer())
                .map(Loss::addresses)
                .toList());
    for (AddressSet part :
        List.of(form.addresses().minus(partlyLost), form.addresses().intersect(partlyLost))) {
      Traffic traffic = left(rules, direction, rule, form, part);
      if (!traffic.isEmpty()) {
        for (AddressRange range : part.ranges()) {
          list.add(List.of(range.first().toString(), range.last().toString(), ports(traffic)));
        }
      }
    }
  }

  /** What of a rule's traffic is not given up for these addresses; {@code ALL} means the pods. */
  private Traffic left(
      ServiceRules rules, Direction direction, Rule rule, Form form, AddressSet addresses) {
    Traffic lost =
        Traffic.unionOf(
            losses.stream()
                .filter(loss -> concerns(loss, rules, direction, rule))
                .filter(loss ->
                    loss.isOfWholePeer()
                        || (!addresses.equals(AddressSet.ALL)
                            && loss.addresses().overlaps(addresses)))
                .map(Loss::traffic)
                .toList());
    Traffic left = rule.traffic().minus(lost);
    return form.movesDns() ? moved(left) : left;
  }

  private static boolean concerns(Loss loss, ServiceRules rules, Direction direction, Rule rule) {
    return loss.flow().equals(rule.flow())
        && loss.service().equals(rules.service())
        && loss.direction() == direction
        && loss.peer().equals(rule.peer());
  }

  /** Kubernetes §7: the DNS pods of OpenShift listen on 5353. */
  private static Traffic moved(Traffic traffic) {
    Traffic moved = traffic;
    for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
      if (!traffic.isComplete(protocol) && traffic.contains(protocol, 53)) {
        moved =
            moved
                .minus(Traffic.ports(protocol, PortSet.of(53)))
                .union(Traffic.ports(protocol, PortSet.of(5353)));
      }
    }
    return moved;
  }

  private Form form(Rule rule, Direction direction) {
    Element peer = drawing.element(rule.peer()).orElseThrow();
    if (peer instanceof Service service && policy.protects(TargetName.KUBERNETES, peer.key())) {
      return new Form(
          List.of(new Workloads(namespace(service), service.labels())), AddressSet.NONE, false);
    }
    AddressSet addresses = policy.addresses(rule.peer());
    if (!(peer instanceof Network network) || network.workloads().isEmpty()) {
      return new Form(List.of(), addresses, false);
    }
    Workloads workloads = network.workloads().get();
    boolean dns = workloads.equals(new Workloads("kube-system", Map.of("k8s-app", "kube-dns")));
    Dns profile = drawing.options().kubernetes().dnsProfile();
    if (dns && profile == Dns.OPENSHIFT) {
      return new Form(List.of(openshiftDns()), AddressSet.NONE, direction == Direction.EGRESS);
    }
    return new Form(
        List.of(workloads),
        dns && profile == Dns.NODE_LOCAL && direction == Direction.EGRESS
            ? addresses.union(AddressSet.parse("169.254.20.10"))
            : AddressSet.NONE,
        false);
  }

  /** Ports by protocol, as pairs of first and last, of what Kubernetes defines policies for. */
  private static Map<String, List<List<Integer>>> ports(Traffic traffic) {
    Map<String, List<List<Integer>>> ports = new LinkedHashMap<>();
    for (Protocol protocol : PROTOCOLS) {
      PortSet set = traffic.ports(protocol);
      if (!set.isEmpty()) {
        ports.put(
            protocol.name(),
            set.ranges().stream().map(range -> List.of(range.first(), range.last())).toList());
      }
    }
    return ports;
  }
}
