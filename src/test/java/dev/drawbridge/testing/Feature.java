package dev.drawbridge.testing;

/** What a random drawing may contain beyond plain services, tcp and udp flows between them. */
public enum Feature {
  /** Zones, nested, and flows that end at them. */
  ZONES,
  /** Networks of public addresses, with exceptions. */
  NETWORKS,
  /** The whole internet, less exceptions: many rules where each takes one. */
  INTERNET,
  /** Networks of private addresses, some of them around the services, which they except. */
  PRIVATE_NETWORKS,
  /** Networks known by Kubernetes workloads; without {@link #WORKLOADS_ONLY} by addresses too. */
  WORKLOADS,
  /** Networks known by Kubernetes workloads and by nothing else. */
  WORKLOADS_ONLY,
  /** Networks that hold the services they cover. */
  HOLDING_NETWORKS,
  /** Flows that every service has. */
  AMBIENT,
  /** Flows among the replicas of a service, and inside a zone. */
  SELF,
  /** Ports given by a name that the destination resolves, or does not. */
  NAMED_PORTS,
  /** Ranges of ports, and all ports of a protocol. */
  PORT_RANGES,
  /** All of SCTP. */
  SCTP,
  /** Single ports of SCTP. */
  SCTP_PORTS,
  /** ICMP and ICMPv6 types. */
  ICMP,
  /** ICMP and ICMPv6 types with a code. */
  ICMP_CODES,
  /** Protocols by number, other than 0. */
  OTHER_PROTOCOLS,
  /** The protocol with the number 0. */
  PROTOCOL_ZERO,
  /** Every protocol and port. */
  ANY,
  /** Services with IPv6 addresses only, beside those with both; flows between unlike ends. */
  SINGLE_FAMILIES,
  /** Flows and services meant for some targets only. */
  ONLY,
  /** Services without labels, namespace, addresses or VPC, and with their node's network. */
  PARTIAL_SERVICES,
  /** Zones in several VPCs. */
  SEVERAL_VPCS,
  /** Zones that isolate their drawn services only. */
  ISOLATED_SERVICES,
  /** Names and reasons written to break out of whatever they are quoted in. */
  HOSTILE_TEXT,
  /** Keys, labels and namespaces that are words or numbers of some output language. */
  HOSTILE_KEYS,
  /** Containers on the hosts themselves, and hosts without DHCP. */
  HOST_OPTIONS,
  /** DNS profiles and cluster ranges. */
  CLUSTER_OPTIONS,
  /** Prefix lists of the AWS account. */
  PREFIX_LISTS,
  /** Routers between zones, of which some name their addresses. */
  ROUTERS
}
