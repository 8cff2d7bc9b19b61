package dev.drawbridge.lab;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hosts and addresses as network namespaces around a router: each protected host twice, once with
 * its firewall and once, with the same addresses, without. Which of the two the others reach is a
 * routing table of the router.
 */
final class HostFabric implements Fabric {
  private static final String ROUTER = "router";

  /** The routing table that leads to protected hosts, and the one that leads to their doubles. */
  private static final int TO_HOSTS = 100;

  private static final int TO_DOUBLES = 200;

  /** Addresses are there at once, and answers may come another way than questions. */
  private static final Map<String, String> EVERYWHERE =
      Map.of(
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

  private static final Map<String, String> AT_ROUTER =
      Map.of("ipv4/ip_forward", "1", "ipv6/conf/all/forwarding", "1");

  private final Path folder;
  private final HostLayout layout;
  private final HostRules rules;
  private final List<Station> stations = new ArrayList<>();
  private final Map<Address, Station> outside = new LinkedHashMap<>();
  private final Map<String, Station> hosts = new LinkedHashMap<>();
  private final Map<String, Station> doubles = new LinkedHashMap<>();

  /** A network namespace with its addresses; the router's interface to it has its number. */
  private record Station(int number, String name, List<Address> addresses, List<String> links) {
    String link() {
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
   * @param rules puts the exported files in force
   */
  HostFabric(Path folder, HostLayout layout, HostRules rules) {
    this.folder = folder;
    this.layout = layout;
    this.rules = rules;
    // No key has an underscore, so that no service is called like what is built here beside hosts.
    for (Host host : layout.hosts()) {
      List<Address> addresses = host.addresses().toList();
      hosts.put(host.name(), station(host.name(), addresses, host.links()));
      doubles.put(host.name(), station("double_of_" + host.name(), addresses, List.of()));
    }
    for (Spot spot : layout.spots()) {
      if (spot.host().isEmpty()) {
        String name = "at_" + spot.address().toString().replace(':', '_');
        outside.put(spot.address(), station(name, List.of(spot.address()), List.of()));
      }
    }
  }

  private Station station(String name, List<Address> addresses, List<String> links) {
    Station station = new Station(stations.size() + 1, name, addresses, links);
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
            .map(s ->
                "link add "
                    + s.link()
                    + " netns "
                    + ROUTER
                    + " type veth peer name eth0 netns "
                    + s.name())
            .collect(Collectors.joining("\n", "", "\n")));
    for (Station station : stations) {
      batch(Optional.of(station.name()), "", interior(station));
      progress.reached(Progress.Step.BUILD, station.number(), stations.size());
    }
    batch(Optional.of(ROUTER), "", routerLinks());
    for (Family family : Family.values()) {
      batch(Optional.of(ROUTER), family == Family.IPV6 ? "-6" : "-4", routes(family));
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
        if (!station.links().isEmpty()) {
          Namespaces.set(AT_ROUTER);
        }
      }
      Namespaces.enter(kernel, Path.of("/run/netns", ROUTER));
      Namespaces.set(EVERYWHERE);
      Namespaces.set(AT_ROUTER);
      return true;
    });
  }

  private static String interior(Station station) {
    StringBuilder lines = new StringBuilder("link set lo up\nlink set eth0 up\n");
    // A drawn router is tried as a host: its other interfaces are there and lead nowhere.
    int number = 0;
    for (String link : station.links()) {
      if (!link.equals("eth0")) {
        number++;
        lines.append("link add ").append(link).append(" type veth peer name end").append(number);
        lines.append("\nlink set ").append(link).append(" up\n");
      }
    }
    for (Address address : station.addresses()) {
      lines.append("address add ").append(whole(address)).append(" dev eth0");
      lines.append(address.family() == Family.IPV6 ? " nodad\n" : "\n");
    }
    lines.append("route add ").append(Usable.Router.IPV4).append(" dev eth0\n");
    lines.append("route add default via ").append(Usable.Router.IPV4).append(" dev eth0\n");
    lines.append("route add default via ").append(Usable.Router.IPV6).append(" dev eth0\n");
    return lines.toString();
  }

  private String routerLinks() {
    StringBuilder lines = new StringBuilder("link set lo up\n");
    for (Station station : stations) {
      String link = station.link();
      lines.append("link set ").append(link).append(" up\n");
      lines.append("address add ").append(whole(Usable.Router.IPV4)).append(" dev ").append(link);
      lines.append("\naddress add ").append(Usable.Router.IPV6).append("/64 dev ").append(link);
      lines.append(" nodad\n");
    }
    return lines.toString();
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
        lines.append("route add ").append(whole(address)).append(" dev ").append(station.link());
        lines.append(" table ").append(table).append('\n');
      }
    }
  }

  private static void toHosts(StringBuilder lines, Station station) {
    lines.append("rule add pref 10 iif ").append(station.link());
    lines.append(" lookup ").append(TO_HOSTS).append('\n');
  }

  private static String whole(Address address) {
    return address + "/" + address.family().bits();
  }

  private void batch(Optional<String> namespace, String option, String lines)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    namespace.ifPresent(name -> command.addAll(List.of("-n", name)));
    if (!option.isEmpty()) {
      command.add(option);
    }
    command.addAll(List.of("-batch", "-"));
    Tool.run(folder, Namespaces.ENVIRONMENT, lines, command);
  }

  // ---- rounds

  @Override
  public List<Set<Guard>> rounds() {
    return List.of(Set.of(Guard.BOTH), Set.of(Guard.DESTINATION, Guard.SOURCE));
  }

  /** Protected hosts reach each other in the first round, and doubles in the second. */
  @Override
  public void enter(Set<Guard> round) throws IOException, InterruptedException {
    if (!round.contains(Guard.BOTH)) {
      for (String family : List.of("-4", "-6")) {
        batch(
            Optional.of(ROUTER),
            family,
            String.format(Locale.ROOT, "rule add pref 15 lookup %d%n", TO_DOUBLES));
      }
    }
  }

  @Override
  public Post post(Stand stand, boolean guarded, Family family) {
    Spot spot = (Spot) stand;
    Station station =
        spot.host()
            .map(host -> (guarded ? hosts : doubles).get(host))
            .orElseGet(() -> outside.get(spot.address()));
    return new Post(station.name(), station.namespace(), spot.address());
  }

  /** As many as there are sockets for: the kernel filters while it sends. */
  @Override
  public int atOnce() {
    return Integer.MAX_VALUE;
  }

  /** The kernel filters while it sends. */
  @Override
  public void keepPace() {}

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
