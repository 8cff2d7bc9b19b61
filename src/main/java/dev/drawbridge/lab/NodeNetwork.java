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
    String wire = "wire" + wires++;
    batch(
        List.of("ip", "-batch", "-"),
        Stream.concat(
            Stream.of(
                "netns add " + namespace,
                "link add %1$s address %2$s type veth peer name eth0 address %2$s netns %3$s"
                    .formatted(wire, Cable.HARDWARE_ADDRESS, namespace),
                "link set %s addrgenmode none up".formatted(wire),
                "address add %s/32 dev %s".formatted(Usable.Router.IPV4, wire),
                "address add %s/64 dev %s nodad".formatted(Usable.Router.IPV6, wire)),
            addresses.stream()
                .flatMap(address ->
                    Stream.of(
                        "route add %s dev %s".formatted(address, wire),
                        Cable.neighbour(address, wire)))));
    batch(
        List.of("ip", "-netns", namespace, "-batch", "-"),
        Stream.of(
                Stream.of("link set lo up", "link set eth0 addrgenmode none up"),
                addresses.stream().map(NodeNetwork::given),
                Stream.of(
                    "route add %s dev eth0".formatted(Usable.Router.IPV4),
                    "route add default via %s dev eth0".formatted(Usable.Router.IPV4),
                    "route add default via %s dev eth0".formatted(Usable.Router.IPV6),
                    Cable.neighbour(Usable.Router.IPV4, "eth0"),
                    Cable.neighbour(Usable.Router.IPV6, "eth0")))
            .flatMap(lines -> lines));
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
