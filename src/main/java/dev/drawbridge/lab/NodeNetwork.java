package dev.drawbridge.lab;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The network of a cluster with one node, which is the network namespace this is called in: a
 * namespace for every pod and one for everybody outside, each on a wire of its own, routed by the
 * node and by nobody else. Every address is alone in its network, as with Calico.
 *
 * <p>Both ends of a wire are told each other's hardware address: the kernel remembers those that it
 * finds out itself in one table for all namespaces of the machine, 1024 of each family (M), which a
 * few labs at once would fill.
 */
final class NodeNetwork {
  /** Where the addresses outside the cluster are. */
  static final String OUTSIDE = "outside";

  private static final Path NAMESPACES = Path.of("/run/netns");

  private int wires;

  /** Makes this namespace a router. */
  void begin() throws IOException, InterruptedException {
    Namespaces.set(Map.of("ipv4/ip_forward", "1", "ipv6/conf/all/forwarding", "1"));
    batch(List.of("ip", "-batch", "-"), Stream.of("link set lo up"));
  }

  /** Adds a pod. */
  void add(Pod pod) throws IOException, InterruptedException {
    add(pod.object(), List.of(pod.ipv4(), pod.ipv6()));
  }

  /** Adds a namespace with these addresses. */
  void add(String namespace, Collection<Address> addresses)
      throws IOException, InterruptedException {
    String wire = "wire" + wires;
    String node = "02:00:00:00:%02x:%02x".formatted(wires >> 8, wires & 0xff);
    String pod = "02:01:00:00:%02x:%02x".formatted(wires >> 8, wires & 0xff);
    wires++;
    batch(
        List.of("ip", "-batch", "-"),
        Stream.concat(
            Stream.of(
                "netns add " + namespace,
                "link add %s address %s type veth peer name eth0 address %s netns %s"
                    .formatted(wire, node, pod, namespace),
                "link set %s addrgenmode none up".formatted(wire),
                "address add %s/32 dev %s".formatted(Usable.Router.IPV4, wire),
                "address add %s/64 dev %s nodad".formatted(Usable.Router.IPV6, wire)),
            addresses.stream()
                .flatMap(address ->
                    Stream.of(
                        "route add %s dev %s".formatted(address, wire),
                        neighbour(address, pod, wire)))));
    batch(
        List.of("ip", "-netns", namespace, "-batch", "-"),
        Stream.of(
                Stream.of("link set lo up", "link set eth0 addrgenmode none up"),
                addresses.stream().map(NodeNetwork::given),
                Stream.of(
                    "route add %s dev eth0".formatted(Usable.Router.IPV4),
                    "route add default via %s dev eth0".formatted(Usable.Router.IPV4),
                    "route add default via %s dev eth0".formatted(Usable.Router.IPV6),
                    neighbour(Usable.Router.IPV4, node, "eth0"),
                    neighbour(Usable.Router.IPV6, node, "eth0")))
            .flatMap(lines -> lines));
  }

  private static String neighbour(Address address, String hardware, String link) {
    return "neighbour add %s lladdr %s dev %s".formatted(address, hardware, link);
  }

  private static String given(Address address) {
    return address.family() == Family.IPV4
        ? "address add %s/32 dev eth0".formatted(address)
        : "address add %s/128 dev eth0 nodad".formatted(address);
  }

  private static void batch(List<String> command, Stream<String> lines)
      throws IOException, InterruptedException {
    Tool.run(
        Path.of("/"), Namespaces.ENVIRONMENT, String.join("\n", lines.toList()) + "\n", command);
  }

  /** Where the sockets of a namespace are opened. */
  static Post post(String namespace, Address address) {
    return new Post(namespace, NAMESPACES.resolve(namespace), address);
  }
}
