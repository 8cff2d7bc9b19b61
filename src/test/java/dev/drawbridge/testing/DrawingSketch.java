package dev.drawbridge.testing;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.HostOptions.ContainerLink;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** One random drawing in the making. */
final class DrawingSketch {
  private static final List<String> PLAIN_KEYS =
      List.of("web", "api", "db", "cache", "queue", "auth", "mail", "search", "billing", "worker");
  private static final List<String> HOSTILE_KEYS =
      List.of(
          "drop",
          "accept",
          "1",
          "0x1f",
          "null",
          "true",
          "on",
          "1e3",
          "table",
          "default",
          "web-rules-2",
          "web-ingress",
          "policy",
          "input",
          "a-key-that-is-as-long-as-a-key-may-be-and-no-mor",
          "a-key-that-is-as-long-as-a-key-may-be-and-no-mo");
  private static final List<String> HOSTILE_TEXTS =
      List.of(
          "\"; flush ruleset; \"",
          "$(reboot) `reboot` ${HOME} %n %s {0}",
          "line one\nline two\r\nCOMMIT\n-A INPUT -j ACCEPT",
          "---\nkind: List\n# : - & * ! | > ' % @",
          "\u202Egnp.exe\u202C \u0000 \uFEFF zero\u200Bwidth",
          "</desc><script>alert(1)</script>]]>&amp;",
          "ünïcödé 日本語 🏰".repeat(30),
          "-j ACCEPT \\",
          "' OR '1'='1");

  private final RandomDrawings knobs;
  private final SplittableRandom random;
  private final List<Zone> zones = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<Router> routers = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  DrawingSketch(RandomDrawings knobs, long seed) {
    this.knobs = knobs;
    this.random = new SplittableRandom(seed);
  }

  Drawing drawing() {
    times(has(Feature.ZONES) ? 4 : 1, this::addZone);
    times(Math.max(1, knobs.services()), this::addService);
    if (has(Feature.ROUTERS) && chance(2)) {
      times(2, this::addRouter);
    }
    if (has(Feature.NETWORKS)) {
      times(4, this::addNetwork);
    }
    times(Math.max(1, knobs.flows()), this::addFlow);
    if (has(Feature.AMBIENT) && chance(2)) {
      times(2, this::addAmbient);
    }
    List<Element> elements = new ArrayList<>(zones);
    elements.addAll(services);
    elements.addAll(networks);
    elements.addAll(routers);
    return Drawing.of(text("a drawing"), text(""), options(), elements, statements, Map.of());
  }

  // ---- elements

  private void addZone() {
    Zone zone = Zone.of(key("zone-" + zones.size())).withName(text("zone"));
    if (!zones.isEmpty() && chance(3)) {
      zone = zone.inZone(Optional.of(pick(zones).key()));
    }
    boolean outermost = zone.zone().isEmpty();
    Optional<String> namespace =
        outermost || chance(2) ? Optional.of(namespace(zones.size())) : Optional.empty();
    Optional<String> vpc =
        outermost
            ? Optional.of(
                has(Feature.SEVERAL_VPCS) && chance(3) ? "vpc-0b1c2d3e" : "vpc-0123456789abcdef0")
            : Optional.empty();
    if (has(Feature.PARTIAL_SERVICES) && chance(6)) {
      vpc = Optional.empty();
    }
    if (has(Feature.ISOLATED_SERVICES) && chance(4)) {
      zone = zone.withIsolation(Zone.Isolation.SERVICES);
    }
    if (has(Feature.ROUTERS) && chance(2)) {
      int number = zones.size();
      zone = zone.withAddresses(specs("10.0." + number + ".0/24", "fd00:0:0:" + number + "::/64"));
    }
    zones.add(zone.withMembership(new Membership(namespace, vpc)));
  }

  private String namespace(int number) {
    List<String> words =
        has(Feature.HOSTILE_KEYS) ? List.of("123", "on", "null", "default") : List.of();
    return number < words.size() && chance(3) ? words.get(number) : "ns-" + number;
  }

  private void addService() {
    int number = services.size();
    int zone = random.nextInt(zones.size());
    Service service =
        Service.of(key(word(number)))
            .withName(text("service"))
            .inZone(Optional.of(zones.get(zone).key()));
    service =
        service.withLabels(labels(service.key(), number)).withAddresses(addresses(zone, number));
    if (has(Feature.NAMED_PORTS)) {
      service = service.withPorts(chance(3) ? Map.of() : namedPorts());
    }
    if (has(Feature.PARTIAL_SERVICES) && chance(4)) {
      service = partial(service);
    }
    if (has(Feature.ONLY) && chance(8)) {
      service = service.withOnly(someTargets());
    }
    if (has(Feature.HOST_OPTIONS) && chance(5)) {
      service = service.withHosts(hostOptions());
    }
    services.add(service);
  }

  private String word(int number) {
    List<String> words = has(Feature.HOSTILE_KEYS) && chance(3) ? HOSTILE_KEYS : PLAIN_KEYS;
    return words.get((number + random.nextInt(words.size())) % words.size());
  }

  /** Separable from every other service by the value of {@code app}. */
  private Map<String, String> labels(Key key, int number) {
    Map<String, String> labels = new LinkedHashMap<>();
    List<String> values = List.of("1", "on", "1e3", "null", "", "0x1F", "true", "01");
    boolean hostile = has(Feature.HOSTILE_KEYS) && number < values.size() && chance(3);
    labels.put("app", hostile ? values.get(number) : key.text());
    if (chance(3)) {
      labels.put("app.kubernetes.io/component", pick(List.of("front", "back", "")));
    }
    if (chance(4)) {
      labels.put("tier", pick(List.of("1", "2")));
    }
    return labels;
  }

  /** Inside the subnets of the service's zone, apart from all others; neighbours touch. */
  private List<AddressSpec> addresses(int zone, int number) {
    boolean ipv4 = !has(Feature.SINGLE_FAMILIES) || !chance(4);
    boolean ipv6 = has(Feature.SINGLE_FAMILIES) ? !ipv4 || chance(3) : true;
    List<AddressSpec> addresses = new ArrayList<>();
    int replicas = 1 + random.nextInt(3);
    for (int replica = 0; replica < replicas; replica++) {
      int host = 16 + 4 * number + replica;
      if (ipv4) {
        addresses.add(AddressSpec.parse("10.0." + zone + "." + host));
      }
      if (ipv6) {
        addresses.add(AddressSpec.parse("fd00:0:0:" + zone + "::" + Integer.toHexString(host)));
      }
    }
    return addresses;
  }

  private Map<String, PortSpec> namedPorts() {
    Map<String, PortSpec> ports = new LinkedHashMap<>();
    ports.put("http", PortSpec.parse(pick(List.of("tcp/80", "tcp/8080"))));
    if (chance(2)) {
      ports.put("metrics", PortSpec.parse(pick(List.of("tcp/9100", "udp/9100", "tcp/80"))));
    }
    return ports;
  }

  private Service partial(Service service) {
    return switch (random.nextInt(4)) {
      case 0 -> service.withLabels(Map.of());
      case 1 -> service.withAddresses(List.of());
      case 2 -> service.inZone(Optional.empty());
      default -> service.withHostNetwork(true);
    };
  }

  /** Between some of the zones, nested ones too; two zones may share an interface. */
  private void addRouter() {
    int number = routers.size();
    Map<Key, String> joins = new LinkedHashMap<>();
    for (int zone = 0; zone < zones.size(); zone++) {
      if (chance(2) || joins.isEmpty()) {
        joins.put(zones.get(zone).key(), "eth" + (chance(8) ? 0 : zone));
      }
    }
    Router router =
        Router.of(key("router-" + number))
            .withJoins(joins)
            .withAddresses(
                chance(4)
                    ? specs("10.0." + (200 + number) + ".1")
                    : specs("10.0." + (200 + number) + ".1", "fd00:0:0:c8::" + (1 + number)));
    routers.add(chance(3) ? router.inZone(Optional.of(pick(zones).key())) : router);
  }

  private void addNetwork() {
    int number = networks.size();
    Network network = Network.of(key("net-" + number)).withName(text("network"));
    if (chance(routers.isEmpty() ? 4 : 2)) {
      network = network.inZone(Optional.of(pick(zones).key()));
    }
    int kind = random.nextInt(6);
    if (kind == 0 && has(Feature.WORKLOADS)) {
      network = withWorkloads(network, number);
    } else if (kind == 1 && has(Feature.PRIVATE_NETWORKS)) {
      network = withPrivateAddresses(network);
    } else if (kind == 2 && has(Feature.HOLDING_NETWORKS)) {
      network = holding(network);
    } else {
      network = withPublicAddresses(network);
    }
    networks.add(network);
  }

  private Network withWorkloads(Network network, int number) {
    Workloads workloads =
        switch (random.nextInt(4)) {
          case 0, 1 -> new Workloads("kube-system", Map.of("k8s-app", "kube-dns"));
          case 2 -> new Workloads("monitoring", Map.of("app", "prometheus", "tier", "1"));
          default ->
              new Workloads(pick(List.of("ns-0", "ns-1")), Map.of("app", "undrawn-" + number));
        };
    Network with = network.withWorkloads(Optional.of(workloads));
    return has(Feature.WORKLOADS_ONLY) && chance(2)
        ? with
        : with.withAddresses(specs("10.96.0." + (10 + number)));
  }

  private Network withPrivateAddresses(Network network) {
    return switch (random.nextInt(3)) {
      case 0 -> network.withAddresses(specs("192.168.0.0/16")).withExcept(specs("192.168.4.0/24"));
      case 1 -> network.withAddresses(specs("172.20.1.0/24", "fd77::/48"));
      default -> network.withAddresses(specs("10.0.0.0/8", "fd00::/16")).withExcept(everyAddress());
    };
  }

  private List<AddressSpec> everyAddress() {
    List<AddressSpec> all = new ArrayList<>();
    services.forEach(service -> all.addAll(service.addresses()));
    routers.forEach(router -> all.addAll(router.addresses()));
    return all;
  }

  /** Covers each service with all its addresses or none: a zone's subnets in both families. */
  private Network holding(Network network) {
    int zone = random.nextInt(zones.size());
    return (chance(2)
            ? network.withAddresses(specs("10.0.0.0/8", "fd00::/16"))
            : network.withAddresses(specs("10.0." + zone + ".0/24", "fd00:0:0:" + zone + "::/64")))
        .withHoldsServices(true);
  }

  private Network withPublicAddresses(Network network) {
    return switch (random.nextInt(has(Feature.INTERNET) ? 0 : 2, 7)) {
      case 0 -> network.withAddresses(specs("internet"));
      case 1 ->
          network
              .withAddresses(specs("internet"))
              .withExcept(specs("8.8.8.0/24", "2001:4860::/32"));
      case 2 ->
          network
              .withAddresses(specs("203.0.113.0/24", "2001:db8:1::/48"))
              .withExcept(specs("203.0.113.128/25"));
      case 3 -> network.withAddresses(specs("203.0.113.5-203.0.113.9", "198.51.100.7"));
      case 4 -> network.withAddresses(specs("2001:db8:2::/64", "2001:db8:2:1::1"));
      case 5 -> network.withAddresses(specs("198.51.100.0/25", "198.51.100.128/25"));
      default ->
          network
              .withAddresses(specs("198.51.100.0/24"))
              .withExcept(specs("198.51.100.1", "198.51.100.255"));
    };
  }

  // ---- statements

  private void addFlow() {
    boolean zoneLevel = has(Feature.ZONES) && chance(5);
    Key from = zoneLevel && chance(2) ? pick(zones).key() : end();
    Key to = zoneLevel ? pick(zones).key() : end();
    if (has(Feature.SELF) && chance(7)) {
      to = from;
    }
    boolean networkToNetwork = isNetwork(from) && isNetwork(to);
    if (networkToNetwork || (from.equals(to) && !has(Feature.SELF))) {
      return;
    }
    String id = StatementId.forFlow(from, to, ids::contains);
    ids.add(id);
    statements.add(
        new Flow(id, from, to, ports(), text("because"), accountability(), chance(3), only()));
  }

  private void addAmbient() {
    Ambient.Side side = chance(2) ? Ambient.Side.TO : Ambient.Side.FROM;
    Key other = end();
    String id = StatementId.forAmbient(side, other, ids::contains);
    ids.add(id);
    statements.add(
        new Ambient(
            id, side, other, ports(), text("because"), accountability(), chance(3), only()));
  }

  private Key end() {
    if (!networks.isEmpty() && chance(3)) {
      return pick(networks).key();
    }
    return !routers.isEmpty() && chance(6) ? pick(routers).key() : pick(services).key();
  }

  private boolean isNetwork(Key key) {
    return networks.stream().anyMatch(network -> network.key().equals(key));
  }

  private List<PortSpec> ports() {
    List<String> forms =
        new ArrayList<>(List.of("tcp/443", "tcp/80", "udp/53", "tcp/5432", "tcp/53"));
    if (has(Feature.PORT_RANGES)) {
      forms.addAll(List.of("tcp/8000-8100", "udp/1-1023", "tcp/any", "udp/any", "tcp/79-81"));
    }
    if (has(Feature.NAMED_PORTS)) {
      forms.addAll(List.of("http", "metrics"));
    }
    addRareForms(forms);
    List<PortSpec> ports = new ArrayList<>();
    times(3, () -> ports.add(PortSpec.parse(pick(forms))));
    return ports;
  }

  private void addRareForms(List<String> forms) {
    if (has(Feature.SCTP)) {
      forms.add("sctp/any");
    }
    if (has(Feature.SCTP_PORTS)) {
      forms.add("sctp/3868");
    }
    if (has(Feature.ICMP)) {
      forms.addAll(List.of("icmp/echo-request", "icmpv6/echo-request", "icmp/any", "icmpv6/any"));
    }
    if (has(Feature.ICMP_CODES)) {
      forms.addAll(List.of("icmp/3/4", "icmpv6/1/4"));
    }
    if (has(Feature.OTHER_PROTOCOLS)) {
      forms.addAll(List.of("ip/112", "ip/255"));
    }
    if (has(Feature.PROTOCOL_ZERO)) {
      forms.add("ip/0");
    }
    if (has(Feature.ANY)) {
      forms.add("any");
    }
  }

  private Accountability accountability() {
    return chance(2)
        ? Accountability.NONE
        : new Accountability(
            Optional.of(text("owner")),
            Optional.of(text("T-1")),
            Optional.of(LocalDate.of(2027, 1, 31)));
  }

  private Set<TargetName> only() {
    return has(Feature.ONLY) && chance(5) ? someTargets() : Set.of();
  }

  private Set<TargetName> someTargets() {
    EnumSet<TargetName> targets = EnumSet.of(pick(List.of(TargetName.values())));
    if (chance(2)) {
      targets.add(pick(List.of(TargetName.values())));
    }
    return targets;
  }

  // ---- options

  private TargetOptions options() {
    return new TargetOptions(
        has(Feature.CLUSTER_OPTIONS) ? clusterOptions() : KubernetesOptions.UNSAID,
        has(Feature.HOST_OPTIONS) && chance(2) ? hostOptions() : HostOptions.UNSAID,
        has(Feature.PREFIX_LISTS) && chance(2) ? awsOptions() : AwsOptions.UNSAID);
  }

  private KubernetesOptions clusterOptions() {
    boolean named = chance(2);
    return new KubernetesOptions(
        chance(2) ? Optional.empty() : Optional.of(pick(List.of(KubernetesOptions.Dns.values()))),
        named ? Optional.of(specs("10.244.0.0/16", "fd00:244::/48")) : Optional.empty(),
        named ? Optional.of(specs("10.96.0.0/12")) : Optional.empty(),
        named && chance(2) ? Optional.of(specs("192.168.4.0/24")) : Optional.empty(),
        chance(4));
  }

  private HostOptions hostOptions() {
    Optional<List<ContainerLink>> links =
        switch (random.nextInt(4)) {
          case 0 -> Optional.of(links("docker0", "172.17.0.0/16"));
          case 1 -> Optional.of(links("docker0", "br-1", "172.17.0.0/16", "fd17::/64"));
          case 2 -> Optional.of(links("docker0"));
          default -> Optional.empty();
        };
    return new HostOptions(chance(2) ? Optional.of(chance(2)) : Optional.empty(), links);
  }

  private static List<ContainerLink> links(String... texts) {
    return List.of(texts).stream().map(ContainerLink::parse).toList();
  }

  private AwsOptions awsOptions() {
    Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>();
    for (Network network : networks) {
      Set<Family> families =
          AddressSet.unionOf(network.addresses().stream().map(AddressSpec::addresses).toList())
              .families();
      if (!families.isEmpty() && chance(2)) {
        lists.put(
            network.key(),
            new AwsOptions.PrefixList(
                families.contains(Family.IPV4)
                    ? Optional.of("pl-4000000" + lists.size())
                    : Optional.empty(),
                families.contains(Family.IPV6) && chance(2)
                    ? Optional.of("pl-6000000" + lists.size())
                    : Optional.empty(),
                10));
      }
    }
    return new AwsOptions(OptionalInt.empty(), OptionalInt.empty(), lists);
  }

  // ---- chance

  private boolean has(Feature feature) {
    return knobs.features().contains(feature);
  }

  /** Once in so many times. */
  private boolean chance(int times) {
    return random.nextInt(times) == 0;
  }

  /** At least once, at most so many times. */
  private void times(int most, Runnable action) {
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      action.run();
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Key key(String wanted) {
    Predicate<Key> taken = keys::contains;
    Key free = Key.of(wanted).unlessTaken(taken);
    keys.add(free);
    return free;
  }

  private String text(String plain) {
    return has(Feature.HOSTILE_TEXT) && chance(2) ? pick(HOSTILE_TEXTS) : plain;
  }

  private static List<AddressSpec> specs(String... texts) {
    return List.of(texts).stream().map(AddressSpec::parse).toList();
  }
}
