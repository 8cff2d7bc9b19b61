package dev.drawbridge.target.iptables;

import java.util.List;
import java.util.Optional;

/**
 * One rule that lets connections open, as far as it does not depend on the chain it stands in.
 *
 * @param traffic options that select protocol and port; empty for any traffic
 * @param peer with whom
 * @param key by which its counter is found; empty where the elements of a set count
 * @param flows the flows it stands for, in file order
 */
record Admission(String traffic, Peer peer, Optional<String> key, List<String> flows) {
  Admission {
    flows = List.copyOf(flows);
  }

  /** Who may be at the other side. */
  sealed interface Peer {
    /**
     * A network.
     *
     * @param cidr its text; empty for every address of the family
     */
    record Network(String cidr) implements Peer {}

    /**
     * The members of a set.
     *
     * @param set its name
     * @param hasPorts whether its elements also name protocol and destination port
     */
    record Members(String set, boolean hasPorts) implements Peer {}

    /** The option that asks whether the packet's own side, not its peer's, is one of these. */
    default String local(Station station) {
      return switch (this) {
        case Network network ->
            network.cidr().isEmpty() ? "" : station.localOption() + " " + network.cidr();
        case Members members ->
            "-m set --match-set "
                + members.set()
                + " "
                + station.localField()
                + " ! --update-counters";
      };
    }
  }

  /** The options of the rule at a station, without what becomes of the packet. */
  String options(Station station) {
    StringBuilder options = new StringBuilder();
    switch (peer) {
      case Peer.Network network -> {
        append(options, network(station, network.cidr()));
        append(options, traffic);
      }
      case Peer.Members members -> {
        append(options, traffic);
        append(options, members(station, members));
      }
    }
    if (station.counts()) {
      key.ifPresent(text -> append(options, "-m comment --comment " + text));
    }
    return options.toString();
  }

  private static String network(Station station, String cidr) {
    return cidr.isEmpty() ? "" : station.peerOption() + " " + cidr;
  }

  private static String members(Station station, Peer.Members members) {
    return "-m set --match-set "
        + members.set()
        + " "
        + station.peerField()
        + (members.hasPorts() ? ",dst" : "")
        + (station.counts() ? "" : " ! --update-counters");
  }

  private static void append(StringBuilder options, String more) {
    if (!more.isEmpty()) {
      options.append(options.isEmpty() ? "" : " ").append(more);
    }
  }
}
