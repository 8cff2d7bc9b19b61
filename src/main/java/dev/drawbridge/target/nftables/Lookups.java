package dev.drawbridge.target.nftables;

import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.target.host.LoggedFlow;
import dev.drawbridge.target.host.Opening;
import dev.drawbridge.target.host.Openings;
import dev.drawbridge.target.host.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One chain of lookups: what a service opens in one direction and one family, at one place of the
 * packet path; or what a router passes on one way.
 *
 * @param chain the chain's name, which its sets' names begin with
 * @param family the family
 * @param looksAt the fields of a packet that hold the addresses looked up, such as {@code saddr}
 * @param sets the sets, in the order in which they are asked
 * @param logged the flows to be logged here
 */
record Lookups(
    String chain,
    Family family,
    List<String> looksAt,
    Map<Shape, List<ElementSet>> sets,
    List<LoggedFlow> logged) {

  /** The lookups that count and decide in {@code input} or {@code output}. */
  static Lookups counting(Direction direction, Family family, Openings openings) {
    String chain = chain(direction == Direction.INGRESS ? "in" : "out", family);
    // What comes in was logged by the guard before.
    List<LoggedFlow> logged =
        direction == Direction.INGRESS ? List.of() : loggedOf(family, openings);
    return new Lookups(
        chain,
        family,
        List.of(direction == Direction.INGRESS ? "saddr" : "daddr"),
        sets(chain, family, openings.openings(), true),
        logged);
  }

  /**
   * The lookups of the guard, with sets of their own: a second lookup in the same set would count
   * again (design: hosts 5).
   */
  static Lookups guarding(Family family, Openings openings) {
    String chain = chain("guard", family);
    List<Opening> uncounted = openings.openings().stream().filter(o -> !o.inner()).toList();
    return new Lookups(
        chain,
        family,
        List.of("saddr"),
        sets(chain, family, uncounted, false),
        loggedOf(family, openings));
  }

  /** The lookups that count and decide what comes in by one interface and leaves by another. */
  static Lookups crossing(String way, Family family, List<Opening> openings) {
    String chain = chain(way + "_", family);
    return new Lookups(
        chain, family, List.of("saddr", "daddr"), sets(chain, family, openings, true), List.of());
  }

  /** The name of the chain of one family at one place, such as {@code guard} or {@code in}. */
  static String chain(String place, Family family) {
    return place + (family == Family.IPV4 ? 4 : 6);
  }

  List<ElementSet> allSets() {
    return sets.values().stream().flatMap(List::stream).toList();
  }

  boolean isEmpty() {
    return sets.isEmpty();
  }

  /** {@code ip} or {@code ip6}. */
  String header() {
    return family == Family.IPV4 ? "ip" : "ip6";
  }

  /** What a lookup in a set of that shape looks at. */
  String fields(Shape shape) {
    return looksAt.stream().map(f -> header() + " " + f).collect(Collectors.joining(" . "))
        + switch (shape) {
          case PORTS -> " . meta l4proto . th dport";
          case ICMP_TYPE -> family == Family.IPV4 ? " . icmp type" : " . icmpv6 type";
          case PROTOCOL -> " . meta l4proto";
          case ANYTHING -> "";
        };
  }

  private static Map<Shape, List<ElementSet>> sets(
      String chain, Family family, List<Opening> openings, boolean counted) {
    Map<String, List<Opening>> byName = new LinkedHashMap<>();
    for (Opening opening : openings) {
      if (opening.family() == family) {
        String name = chain + "_" + word(opening.shape()) + values(opening);
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(opening);
      }
    }
    Map<Shape, List<ElementSet>> sets = new LinkedHashMap<>();
    byName.forEach((name, some) ->
        sets.computeIfAbsent(some.getFirst().shape(), _ -> new ArrayList<>())
            .add(ElementSet.of(name, some, counted)));
    return sets;
  }

  private static List<LoggedFlow> loggedOf(Family family, Openings openings) {
    return openings.logged().stream()
        .filter(logged -> logged.peers().families().contains(family))
        .toList();
  }

  /** Inner elements overlap others, so that they cannot stand in one set of intervals with them. */
  private static String values(Opening opening) {
    if (opening.isExact()) {
      return "";
    }
    return opening.inner() ? "_shared_range" : "_range";
  }

  private static String word(Shape shape) {
    return switch (shape) {
      case PORTS -> "port";
      case ICMP_TYPE -> "icmp";
      case PROTOCOL -> "protocol";
      case ANYTHING -> "any";
    };
  }
}
