package dev.drawbridge.drawing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workload that is protected: nothing reaches it and it reaches nothing unless a flow says so.
 *
 * @param key the identity
 * @param name free text, for people
 * @param zone the zone it stands in
 * @param labels what its pods carry, in the order written; Kubernetes knows it by them
 * @param addresses its replicas' addresses, one each; hosts know it by them
 * @param ports its named ports, in the order written; none of them {@link PortSpec.Named}
 * @param membership its own namespace and VPC, where they differ from its zone's
 * @param hostNetwork whether its pods share their node's network, which no NetworkPolicy reaches
 * @param hosts its own host options, where they differ from the drawing's
 * @param only the targets it takes part in; empty means all
 * @param icon the chosen icon's name, if one was chosen
 */
public record Service(
    Key key,
    String name,
    Optional<Key> zone,
    Map<String, String> labels,
    List<AddressSpec> addresses,
    Map<String, PortSpec> ports,
    Membership membership,
    boolean hostNetwork,
    HostOptions hosts,
    Set<TargetName> only,
    Optional<String> icon)
    implements Element {

  public Service {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    addresses = List.copyOf(addresses);
    ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    only = Targets.inOrder(only);
    ports.forEach((portName, port) -> {
      if (port instanceof PortSpec.Named || !PortSpec.isName(portName)) {
        throw new IllegalArgumentException("not a named port: " + portName + ": " + port);
      }
    });
  }

  /** A service with nothing said but its key. */
  public static Service of(Key key) {
    return new Service(
        key,
        key.text(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        Membership.NONE,
        false,
        HostOptions.UNSAID,
        Set.of(),
        Optional.empty());
  }

  public Service withName(String name) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  @Override
  public Service inZone(Optional<Key> zone) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withLabels(Map<String, String> labels) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withAddresses(List<AddressSpec> addresses) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withPorts(Map<String, PortSpec> ports) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withMembership(Membership membership) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withHostNetwork(boolean hostNetwork) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withHosts(HostOptions hosts) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withOnly(Set<TargetName> only) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }

  public Service withIcon(Optional<String> icon) {
    return new Service(
        key, name, zone, labels, addresses, ports, membership, hostNetwork, hosts, only, icon);
  }
}
