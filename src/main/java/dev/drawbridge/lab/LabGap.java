package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;

/** Why something that is drawn is not tried with packets. */
public enum LabGap implements Code {
  /** No packet of it opens a connection, or none can be sent; arguments: flow, traffic, family. */
  TRAFFIC_UNSENDABLE,
  /** No address of one end can be used; arguments: flow, end. */
  ADDRESSES_UNUSABLE,
  /** Among the addresses of one router, which is one machine; arguments: flow, router. */
  ROUTER_WITH_ITSELF,
  /**
   * Through a router between two ends that stand elsewhere by all their addresses; arguments: flow,
   * router, from, to.
   */
  CROSSING_ELSEWHERE,
  /** The kernel has no IPv6; no arguments. */
  WITHOUT_IPV6
}
