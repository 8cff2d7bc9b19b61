package dev.drawbridge.proof;

import dev.drawbridge.problem.Code;

/** What a proof finds; each constant's arguments are one witness in words. */
public enum ProofCode implements Code {
  /**
   * A packet passes a host that nothing drawn lets through; arguments: service, hook, packet, own
   * address, source port, connection state, link, hop limit.
   */
  HOST_PASSES,
  /** A drawn packet is stopped at a host; arguments as for {@link #HOST_PASSES}, then the flow. */
  HOST_STOPS,
  /** A host stops what it always needs; arguments as for {@link #HOST_PASSES}. */
  HOST_STOPS_ESSENTIAL,
  /**
   * A router passes on a packet that nothing drawn lets through; arguments: router, interface in,
   * interface out, packet, source address, source port, connection state.
   */
  ROUTER_PASSES,
  /** A router stops a drawn packet; arguments as for {@link #ROUTER_PASSES}, then the flow. */
  ROUTER_STOPS,
  /** A router stops what every connection needs; arguments as for {@link #ROUTER_PASSES}. */
  ROUTER_STOPS_ESSENTIAL,
  /** What is forwarded is filtered where no router is drawn; arguments: service, hook. */
  HOOK_NOT_DRAWN,
  /** A hook is not filtered; arguments: service, hook. */
  HOOK_ABSENT,
  /** A hook is filtered twice, so a packet must pass both; arguments: service, hook. */
  HOOK_TWICE,
  /** A hook at another priority; arguments: service, hook, found, expected. */
  HOOK_PRIORITY,
  /** Something foreign can decide before our rules; arguments: service, hook. */
  HOOK_NOT_FIRST,
  /**
   * A counter is credited to a flow that does not open all of it; arguments: hook, packet, flow.
   */
  COUNTED_FOR_ANOTHER,
  /** What a flow opens is not counted for it; arguments: hook, packet, flow. */
  NOT_COUNTED,
  /** The list of flows names one that opens nothing there; arguments: service, flow. */
  CREDITED_NOT_DRAWN,
  /** Other container interfaces than drawn; arguments: service, found, drawn. */
  CONTAINER_INTERFACES,
  /** A protected service has no rule files; arguments: service. */
  HOST_FOLDER_ABSENT,
  /** Rule files that belong to no protected service, or to one that has some; arguments: folder. */
  HOST_FOLDER_SURPLUS,
  /** A folder named like one service holds the rules of another; arguments: folder, service. */
  HOST_FOLDER_OF_ANOTHER,
  /** A rule is neither written nor reported as lost; arguments: service, flow, peer. */
  NOT_SAYABLE,
  /** A loss is reported of what no flow allows; arguments: service, flow, traffic, peer. */
  LOSS_OF_NOTHING,

  /** A service without its security group; arguments: service, group. */
  GROUP_ABSENT,
  /** A security group of no drawn service; arguments: group. */
  GROUP_SURPLUS,
  /** A group in another VPC than its service; arguments: service, group, found, drawn. */
  GROUP_IN_OTHER_VPC,
  /**
   * The groups of a service are not said to be for its interfaces; arguments: service, its groups,
   * its addresses.
   */
  GROUP_ATTACHED_ELSEWHERE,
  /** A group lets a packet in that is not drawn; arguments: service, packet or traffic and peer. */
  GROUP_LETS_IN,
  /** A group lets a packet out that is not drawn; arguments: service, traffic and peer. */
  GROUP_LETS_OUT,
  /** A group stops what is drawn, inbound; arguments: service, traffic and peer, flow. */
  GROUP_STOPS_IN,
  /** A group stops what is drawn, outbound; arguments: service, traffic and peer, flow. */
  GROUP_STOPS_OUT,

  /** A pod's direction is not isolated, so everything passes; arguments: service, direction. */
  PODS_NOT_ISOLATED,
  /** Traffic from a peer that is not drawn; arguments: service, traffic, peer in words. */
  PODS_LET_IN,
  /** Traffic to a peer that is not drawn; arguments: service, traffic, peer in words. */
  PODS_LET_OUT,
  /** Drawn traffic from a peer is stopped; arguments: service, traffic, peer in words, flow. */
  PODS_STOP_IN,
  /** Drawn traffic to a peer is stopped; arguments: service, traffic, peer in words, flow. */
  PODS_STOP_OUT,
  /** An address block covers addresses of pods; arguments: service, traffic, block, pod ranges. */
  BLOCK_COVERS_PODS,
  /** Pods that are not drawn are not denied; arguments: namespace, pod in words, direction. */
  UNDRAWN_PODS_NOT_ISOLATED,
  /** Pods that are not drawn are let through; arguments: namespace, pod in words, direction. */
  UNDRAWN_PODS_ALLOWED,
  /** Pods that must be left alone are restricted; arguments: namespace, pod in words, policy. */
  UNDRAWN_PODS_RESTRICTED,
  /** A policy in a namespace that is not drawn; arguments: namespace, policy. */
  POLICY_ELSEWHERE,
  /** More label combinations than are compared exactly; arguments: service, limit. */
  TOO_MANY_LABELS
}
