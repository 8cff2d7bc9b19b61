package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Direction;

/** Where our rules stand in the packet path, and what options are called there. */
enum Station {
  INPUT("in", "filter", "INPUT", "DRAWBRIDGE-IN", Direction.INGRESS),
  OUTPUT("out", "filter", "OUTPUT", "DRAWBRIDGE-OUT", Direction.EGRESS),
  /**
   * Before addresses are translated: a published container port never comes to INPUT (design: hosts
   * 5).
   */
  GUARD("guard", "mangle", "PREROUTING", "DRAWBRIDGE-GUARD", Direction.INGRESS),
  /** At a router: what is not for itself; the destination is the peer, as it is on the way out. */
  FORWARD("forward", "filter", "FORWARD", "DRAWBRIDGE-FWD", Direction.EGRESS);

  private final String word;
  private final String table;
  private final String hook;
  private final String chain;
  private final Direction direction;

  Station(String word, String table, String hook, String chain, Direction direction) {
    this.word = word;
    this.table = table;
    this.hook = hook;
    this.chain = chain;
    this.direction = direction;
  }

  /** How the log calls it. */
  String word() {
    return word;
  }

  String table() {
    return table;
  }

  /** The kernel's chain from which ours is called. */
  String hook() {
    return hook;
  }

  /** Where every packet begins. */
  String chain() {
    return chain;
  }

  /** Where new connections of the service's own addresses are looked up. */
  String openings() {
    return chain + "-NEW";
  }

  /** Where everything ends that nothing let pass. */
  String denial() {
    return chain + "-DENY";
  }

  Direction direction() {
    return direction;
  }

  /** Whether what is matched here is counted; the guard sees again what INPUT counts. */
  boolean counts() {
    return this != GUARD;
  }

  String interfaceOption() {
    return direction == Direction.INGRESS ? "-i" : "-o";
  }

  String peerOption() {
    return direction == Direction.INGRESS ? "-s" : "-d";
  }

  String localOption() {
    return direction == Direction.INGRESS ? "-d" : "-s";
  }

  /** The peer's address as an ipset match calls it. */
  String peerField() {
    return direction == Direction.INGRESS ? "src" : "dst";
  }

  /** The host's own address as an ipset match calls it. */
  String localField() {
    return direction == Direction.INGRESS ? "dst" : "src";
  }
}
