package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts and addresses as network namespaces around a router: each protected host twice, once with
 * its firewall and once, with the same addresses, without. Which of the two the others reach is a
 * routing table of the router. Drawn routers stand beside it, and packets go through them where
 * they are in the way.
 */
final class HostFabric implements Fabric {
  private static final String ROUTER = "router";

  /** The interface of everybody but drawn routers, which have those that are drawn. */
  private static final String LINK = "eth0";

  /** The routing table that leads to protected hosts, and the one that leads to their doubles. */
  private static final int TO_HOSTS = 100;

  private static final int TO_DOUBLES = 200;

  /**
   * Addresses are there at once, also where new namespaces have no IPv6 at first, and answers may
   * come another way than questions.
   */
  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "ipv6/conf/all/disable_ipv6", "0",
          "ipv6/conf/default/disable_ipv6", "0",
          "ipv6/conf/default/accept_dad", "0",
          "ipv4/conf/default/rp_filter", "0",
          "ipv4/conf/all/rp_filter", "0");

  /**
   * No strangers' routes; and every refusal is told, where the kernel would leave out what comes in
   * a burst: no type of ICMP is limited, and of ICMPv6 one that nobody sends.
   */
  private static final Map<String, String> AT_STATIONS =
      Map.of(
          "ipv6/conf/default/accept_ra", "0",
          "ipv6/conf/default/router_solicitations", "0",
          "ipv4/icmp_ratemask", "0",
          "ipv6/icmp/ratemask", "255");

  /** Nobody is told a shorter way: a drawn router sees everything. */
  private static final Map<String, String> AT_ROUTER =
      Map.of(
          "ipv4/ip_forward", "1",
          "ipv6/conf/all/forwarding", "1",
          "ipv4/conf/default/send_redirects", "0",
          "ipv4/conf/all/send_redirects", "0");

  private final Path folder;
  private final HostLayout layout;
  private final Topology topology;
  private final Detours detours;
  private final HostRules rules;
  private final List<Station> stations = new ArrayList<>();
  private final Map<Address, Station> outside = new LinkedHashMap<>();
  private final Map<String, Station> hosts = new LinkedHashMap<>();
  private final Map<String, Station> doubles = new LinkedHashMap<>();
  private final Map<Spot, Station> forgers = new LinkedHashMap<>();
  private final Map<Family, List<String>> rulesOfRound = new EnumMap<>(Family.class);

  /**
   * A network namespace with its addresses; the router's interface to it has its number.
   *
   * @param link its own interface to the router
   */
  private record Station(
      int number, String name, Topology.Side side, List<Address> addresses, String link) {
    String cable() {
      return "to" + number;
    }

    Path namespace() {
      return Path.of("/run/netns", name);
    }
  }

  /**
   * Prepares one.
   *
   * @param folder an empty folder of its own
   * @param forged who sends from addresses of others
   * @param rules puts the exported files in force
   */
  HostFabric(Path folder, HostPlan plan, Set<Spot> forged, HostRules rules) {
    this.folder = folder;
    this.layout = plan.layout();
    this.topology = plan.topology();
    this.detours = new Detours(layout, topology, forged);
    this.rules = rules;
    // No key has an underscore, so that no service is called like what is built here beside hosts.
    for (Host host : layout.hosts()) {
      List<Address> addresses = host.addresses().toList();
      Topology.Side side = topology.side(host.service());
      // A drawn router needs one for its own packets that its rules do not name.
      String link = Router.freeLink(host.links());
      hosts.put(host.name(), station(host.name(), side, addresses, link));
      doubles.put(host.name(), station("double_of_" + host.name(), side, addresses, LINK));
    }
    for (Spot spot : layout.spots()) {
      if (spot.host().isEmpty()) {
        String name = "at_" + spot.address().toString().replace(':', '_');
        outside.put(
            spot.address(), station(name, topology.side(spot), List.of(spot.address()), LINK));
      }
    }
    // Each on its own, since none of them may have the address that another one asks.
    for (Spot spot : forged) {
      String name = "forger_" + forgers.size();
      forgers.put(spot, station(name, topology.side(spot), List.of(spot.address()), LINK));
    }
  }

  private Station station(String name, Topology.Side side, List<Address> addresses, String link) {
    Station station = new Station(stations.size() + 1, name, side, addresses, link);
    stations.add(station);
    return station;
  }

  // ---- building

  @Override
  public void build(Progress progress) throws LabException, IOException, InterruptedException {
    progress.reached(Progress.Step.BUILD, 0, stations.size());
    batch(
        Optional.empty(),
        "",
        stations.stream().map(s -> "netns add " + s.name()).collect(Collectors.joining("\n"))
            + "\nnetns add "
            + ROUTER
            + "\n");
    settle();
    batch(
        Optional.empty(),
        "",
        stations.stream()
                .map(s -> cable(s.cable(), s.link(), s.name()))
                .collect(Collectors.joining())
            + cablesToDrawnRouters());
    for (Station station : stations) {
      batch(Optional.of(station.name()), "", interior(station));
      progress.reached(Progress.Step.BUILD, station.number(), stations.size());
    }
    batch(Optional.of(ROUTER), "", routerLinks());
    for (Family family : layout.families()) {
      batch(Optional.of(ROUTER), family, routes(family) + detours.routes(family));
    }
    for (Host host : layout.hosts()) {
      if (!host.links().isEmpty()) {
        batch(Optional.of(host.name()), "", up(host.links()));
        for (Family family : layout.families()) {
          batch(Optional.of(host.name()), family, detours.inside(host, family));
        }
      }
    }
    rules.apply(
        layout.hosts().stream()
            .map(host -> new HostRules.Machine(host, hosts.get(host.name()).namespace()))
            .toList(),
        progress);
  }

  /** Before any interface is there, since interfaces take over what they find. */
  private void settle() throws IOException, InterruptedException {
    Elsewhere.call(kernel -> {
      for (Station station : stations) {
        Namespaces.enter(kernel, station.namespace());
        Namespaces.set(EVERYWHERE);
        Namespaces.set(AT_STATIONS);
      }
      for (Key drawn : topology.routers()) {
        Namespaces.enter(kernel, hosts.get(HostLayout.nameOf(drawn)).namespace());
        Namespaces.set(AT_ROUTER);
      }
      Namespaces.enter(kernel, Path.of("/run/netns", ROUTER));
      Namespaces.set(EVERYWHERE);
      Namespaces.set(AT_ROUTER);
      return true;
    });
  }

  private String interior(Station station) {
    String link = station.link();
    StringBuilder lines = new StringBuilder("link set lo up\nlink set " + link + " up\n");
    for (Address address : station.addresses()) {
      lines.append("address add ").append(whole(address)).append(" dev ").append(link);
      lines.append(address.family() == Family.IPV6 ? " nodad\n" : "\n");
    }
    lines.append("route add ").append(Usable.Router.IPV4).append(" dev ").append(link);
    for (Family family : layout.families()) {
      lines.append("\nroute add default via ").append(Usable.Router.of(family));
      lines.append(" dev ").append(link).append('\n');
      lines.append(Cable.neighbour(Usable.Router.of(family), link)).append('\n');
    }
    return lines.toString();
  }

  private String cablesToDrawnRouters() {
    StringBuilder lines = new StringBuilder();
    detours
        .cables()
        .forEach((port, cable) ->
            lines.append(cable(cable, port.link(), HostLayout.nameOf(port.router()))));
    return lines.toString();
  }

  private static String cable(String here, String link, String station) {
    return "link add %1$s address %4$s netns %5$s type veth peer name %2$s address %4$s netns %3$s%n"
        .formatted(here, link, station, Cable.HARDWARE_ADDRESS, ROUTER);
  }

  private static String up(Collection<String> cables) {
    return cables.stream()
        .map(cable -> "link set " + cable + " arp off up\n")
        .collect(Collectors.joining());
  }

  private String routerLinks() {
    StringBuilder lines = new StringBuilder("link set lo up\n");
    for (Station station : stations) {
      String link = station.cable();
      lines.append("link set ").append(link).append(" up\n");
      lines.append("address add ").append(whole(Usable.Router.IPV4)).append(" dev ").append(link);
      lines.append('\n');
      if (layout.families().contains(Family.IPV6)) {
        lines.append("address add ").append(Usable.Router.IPV6).append("/64 dev ").append(link);
        lines.append(" nodad\n");
      }
      station.addresses().stream()
          .filter(address -> layout.families().contains(address.family()))
          .forEach(address -> lines.append(Cable.neighbour(address, link)).append('\n'));
    }
    return lines.append(up(detours.cables().values())).toString();
  }

  private String routes(Family family) {
    StringBuilder lines = new StringBuilder();
    hosts.values().forEach(station -> route(lines, station, family, TO_HOSTS));
    doubles.values().forEach(station -> route(lines, station, family, TO_DOUBLES));
    outside
        .values()
        .forEach(station -> {
          route(lines, station, family, TO_HOSTS);
          route(lines, station, family, TO_DOUBLES);
        });
    // Whoever is not protected always asks protected hosts.
    doubles.values().forEach(station -> toHosts(lines, station));
    outside.values().forEach(station -> toHosts(lines, station));
    lines.append("rule add pref 20 lookup ").append(TO_HOSTS).append('\n');
    return lines.toString();
  }

  private static void route(StringBuilder lines, Station station, Family family, int table) {
    for (Address address : station.addresses()) {
      if (address.family() == family) {
        lines.append("route add ").append(whole(address)).append(" dev ").append(station.cable());
        lines.append(" table ").append(table).append('\n');
      }
    }
  }

  private static void toHosts(StringBuilder lines, Station station) {
    lines.append("rule add pref 10 iif ").append(station.cable());
    lines.append(" lookup ").append(TO_HOSTS).append('\n');
  }

  private static String whole(Address address) {
    return address + "/" + address.family().bits();
  }

  private void batch(Optional<String> namespace, Family family, String lines)
      throws IOException, InterruptedException {
    batch(namespace, family == Family.IPV6 ? "-6" : "-4", lines);
  }

  private void batch(Optional<String> namespace, String option, String lines)
      throws IOException, InterruptedException {
    if (lines.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("ip"));
    namespace.ifPresent(name -> command.addAll(List.of("-n", name)));
    if (!option.isEmpty()) {
      command.add(option);
    }
    command.addAll(List.of("-batch", "-"));
    Tool.run(folder, Namespaces.ENVIRONMENT, lines, command);
  }

  // ---- rounds

  /**
   * Packets go through drawn routers in the first round, and when one of them is tried alone; where
   * an end is to decide alone they do not, for it would not see what a router drops.
   */
  @Override
  public List<Round> rounds() {
    List<Round> rounds = new ArrayList<>();
    rounds.add(Round.of(Guard.BOTH));
    rounds.add(Round.of(Guard.DESTINATION, Guard.SOURCE));
    for (Key router : topology.routers()) {
      rounds.add(Round.of(Guard.ROUTER, router));
      rounds.add(Round.of(Guard.FORGED, router));
    }
    return rounds;
  }

  @Override
  public void enter(Round round) throws IOException, InterruptedException {
    for (Family family : layout.families()) {
      StringBuilder lines = new StringBuilder();
      rulesOfRound
          .getOrDefault(family, List.of())
          .forEach(rule -> lines.append("rule del ").append(rule).append('\n'));
      List<String> wanted = rules(round, family);
      wanted.forEach(rule -> lines.append("rule add ").append(rule).append('\n'));
      rulesOfRound.put(family, wanted);
      batch(Optional.of(ROUTER), family, lines.toString());
    }
  }

  /** Protected hosts reach each other in the first round, and doubles in the second. */
  private List<String> rules(Round round, Family family) {
    if (round.router().isPresent()) {
      List<String> alone =
          detours.rules(List.of(round.router().get()), senders(doubles.values()), family);
      return Stream.concat(alone.stream(), Stream.of("pref 6 lookup " + TO_DOUBLES)).toList();
    }
    return round.guards().contains(Guard.BOTH)
        ? detours.rules(topology.routers(), senders(hosts.values()), family)
        : List.of("pref 15 lookup " + TO_DOUBLES);
  }

  /** Those and everybody who is never protected. */
  private Map<String, Topology.Side> senders(Collection<Station> some) {
    Map<String, Topology.Side> senders = new LinkedHashMap<>();
    Stream.of(some, outside.values(), forgers.values())
        .flatMap(Collection::stream)
        .forEach(station -> senders.put(station.cable(), station.side()));
    return senders;
  }

  @Override
  public Post post(Stand stand, boolean guarded, Family family) {
    Spot spot = (Spot) stand;
    Station station =
        spot.sort() == Spot.Sort.FORGED
            ? forgers.get(spot)
            : spot.host()
                .map(host -> (guarded ? hosts : doubles).get(host))
                .orElseGet(() -> outside.get(spot.address()));
    return new Post(station.name(), station.namespace(), spot.address());
  }

  /** As many as there are sockets for: the kernel filters while it sends. */
  @Override
  public int atOnce() {
    return Integer.MAX_VALUE;
  }

  /** The kernel filters while it sends, unless the machine is busy. */
  @Override
  public void keepPace() throws IOException, InterruptedException {
    Backlog.awaitEmpty();
  }

  @Override
  public boolean tellsRefusals() {
    return true;
  }

  @Override
  public Map<Meter, Long> counters() throws IOException, InterruptedException {
    Map<Meter, Long> all = new TreeMap<>();
    for (Host host : layout.hosts()) {
      all.putAll(rules.counters(host.name(), hosts.get(host.name()).namespace()));
    }
    return all;
  }

  @Override
  public void close() {
    // Everything is in namespaces that end with this process; the files are on their own disk.
  }
}
