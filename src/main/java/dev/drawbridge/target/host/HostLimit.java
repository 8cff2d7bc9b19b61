package dev.drawbridge.target.host;

import dev.drawbridge.problem.Code;

/** What host firewalls cannot do with a drawing, and what is true of them anyway. */
public enum HostLimit implements Code {
  /** A name that no interface can have; arguments: the router's key, the name. */
  INTERFACE_UNUSABLE,
  /** Container ranges without an interface; arguments: the service's key. */
  CONTAINER_RANGE_WITHOUT_INTERFACE,
  /** Services without addresses; arguments: how many, and the key of the first. */
  NOT_PROTECTED_ON_HOSTS,
  /** The peer has no addresses; arguments: its key. */
  PEER_WITHOUT_ADDRESSES,
  /** Single codes of an ICMP type; arguments: the traffic. */
  ICMP_CODE,
  /** What containers on the host send is forwarded and not filtered. */
  CONTAINERS_NOT_FILTERED,
  /** Connections that live when the rules are loaded go on. */
  LIVE_CONNECTIONS_STAY,
  /** Neighbours in one zone reach each other without the router. */
  ROUTER_OUTSIDE_ZONES_ONLY,
  /** Forged sources are told only of what is forwarded. */
  ROUTER_OWN_TRAFFIC,
  /** A router translates no addresses, and has to see both ways of a connection. */
  ROUTER_SEES_BOTH_WAYS,
  /** Forwarding has to be on in the kernel, and is not switched on. */
  ROUTER_NEEDS_FORWARDING
}
