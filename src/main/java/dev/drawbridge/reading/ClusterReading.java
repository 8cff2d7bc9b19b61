package dev.drawbridge.reading;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Place;
import java.util.List;

/**
 * The policies a cluster would store: they add up, per pod and direction (Kubernetes API,
 * NetworkPolicySpec).
 *
 * @param policies in the order of the files
 */
public record ClusterReading(List<PolicyReading> policies) implements Reading {
  public ClusterReading {
    policies = List.copyOf(policies);
  }

  /**
   * One NetworkPolicy.
   *
   * @param namespace where it lives: it selects pods of this namespace only
   * @param name for messages only: names decide nothing
   * @param pods the pods it selects
   * @param isolatesIngress whether it makes them default-deny for ingress
   * @param isolatesEgress whether it makes them default-deny for egress
   * @param ingress what it lets in
   * @param egress what it lets out
   * @param place where it was read
   */
  public record PolicyReading(
      String namespace,
      String name,
      LabelSelector pods,
      boolean isolatesIngress,
      boolean isolatesEgress,
      List<Entry> ingress,
      List<Entry> egress,
      Place.InFile place) {
    public PolicyReading {
      ingress = List.copyOf(ingress);
      egress = List.copyOf(egress);
    }

    /** Whether it makes its pods default-deny in that direction. */
    public boolean isolates(Direction direction) {
      return switch (direction) {
        case INGRESS -> isolatesIngress;
        case EGRESS -> isolatesEgress;
      };
    }

    /** What it lets through in that direction. */
    public List<Entry> entries(Direction direction) {
      return switch (direction) {
        case INGRESS -> ingress;
        case EGRESS -> egress;
      };
    }
  }

  /**
   * One peer of one rule.
   *
   * @param traffic tcp, udp and sctp only mean something; {@link Traffic#ANY} where the rule names
   *     no ports
   * @param place the lines of the peer
   */
  public record Entry(Peer peer, Traffic traffic, Place.InFile place) {}

  /** Who is at the other side. */
  public sealed interface Peer {
    /** Everyone: the rule names no peers. */
    record Everyone() implements Peer {}

    /** Pods that match both, in any namespace that matches. */
    record Pods(LabelSelector namespaces, LabelSelector pods) implements Peer {}

    /** Addresses, exceptions already taken out. */
    record Block(AddressSet addresses) implements Peer {}
  }
}
