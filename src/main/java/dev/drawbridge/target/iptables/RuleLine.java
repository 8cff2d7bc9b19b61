package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.HostsReading.Counter;
import dev.drawbridge.reading.Situations;
import java.util.List;
import java.util.Optional;

/**
 * One rule as {@code iptables-restore} understands it, whatever the hook it is reached from.
 *
 * @param source what {@code -s} says, or all of the family
 * @param destination what {@code -d} says, or all of the family
 * @param link the interface, if one is named
 * @param situations connection state, hop limit, kind of destination
 * @param sourcePorts for protocols that have ports
 * @param traffic protocol with destination ports or ICMP type
 * @param set a set that must hold the packet
 * @param verdict what becomes of the packets
 * @param comment its comment, or nothing
 * @param place where the rule stands
 */
record RuleLine(
    AddressSet source,
    AddressSet destination,
    Optional<Link> link,
    Situations situations,
    PortSet sourcePorts,
    Traffic traffic,
    Optional<SetMatch> set,
    Verdict verdict,
    String comment,
    Place.InFile place) {

  /** The same rule with this interface, at no place in particular. */
  RuleLine anywhereOn(Optional<Link> other) {
    return new RuleLine(
        source,
        destination,
        other,
        situations,
        sourcePorts,
        traffic,
        set,
        verdict,
        "",
        Place.lines("", 1, 1));
  }

  /**
   * An interface.
   *
   * @param name its name
   * @param incoming whether packets come in by it, or else leave by it
   */
  record Link(String name, boolean incoming) {
    boolean isLoopback() {
      return name.equals("lo");
    }
  }

  /**
   * Membership in a set.
   *
   * @param set the set
   * @param addressField {@code src} or {@code dst}
   * @param portField the same; of no meaning for a set without ports
   * @param counts whether elements count what is found by them
   */
  record SetMatch(IpSet set, String addressField, String portField, boolean counts) {
    /** The same with elements that do not count. */
    SetMatch uncounted() {
      return new SetMatch(set, addressField, portField, false);
    }

    /** What counts by it, as {@link IpSet#counters}. */
    List<List<Counter>> counters(AddressSet local, Traffic traffic, Place.InFile place) {
      List<List<Counter>> counters = set.counters(local, traffic, place);
      return counts
          ? counters
          : counters.stream().map(some -> some.stream().map(Counter::keyless).toList()).toList();
    }
  }

  /** What a rule does with the packets it matches. */
  sealed interface Verdict {
    /** They leave the hook undenied: no later rule of any of our chains sees them. */
    record Accept() implements Verdict {}

    /** They are lost, told or not. */
    record Deny() implements Verdict {}

    /** They go back to where the chain was called. */
    record Return() implements Verdict {}

    /** The next rule sees them. */
    record Continue() implements Verdict {}

    /** They visit another chain and come back here. */
    record Jump(String chain) implements Verdict {}

    /** They visit another chain and come back to where this one was called. */
    record Goto(String chain) implements Verdict {}

    /** The chain that they visit, if any. */
    default Optional<String> leadsTo() {
      return switch (this) {
        case Jump jump -> Optional.of(jump.chain());
        case Goto gone -> Optional.of(gone.chain());
        case Accept _, Deny _, Return _, Continue _ -> Optional.empty();
      };
    }
  }
}
