package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways through drawn routers. The lab's own router stands between all stations; it leads a
 * packet to each drawn router in its way, in by the interface behind which its sender stands, and
 * takes it back from the interface behind which its receiver does. Answers go the same way.
 */
final class Detours {
  /** The first of the routing tables that lead to drawn routers. */
  private static final int FIRST_TABLE = 1000;

  /** The table of a drawn router for what it passes on. */
  private static final int PASSED_ON = 100;

  private final HostLayout layout;
  private final Topology topology;
  private final Map<Port, String> cables = new LinkedHashMap<>();
  private final Map<Leg, Integer> tables = new LinkedHashMap<>();

  /** An interface of a drawn router. */
  record Port(Key router, String link) {}

  /**
   * A part of a way.
   *
   * @param routers the routers that are passed, in their order, as far as they are in the way
   * @param side where the sender stands
   * @param passed the router that was passed last; empty at the beginning
   */
  private record Leg(List<Key> routers, Topology.Side side, Optional<Key> passed) {

    /** The router that comes next on the way there. */
    Optional<Key> next(Topology.Side there) {
      int start = passed.map(router -> routers.indexOf(router) + 1).orElse(0);
      return routers.subList(start, routers.size()).stream()
          .filter(router -> side.isParted(router, there))
          .findFirst();
    }
  }

  /**
   * The ways between the ends of a layout.
   *
   * @param forgers who sends besides
   */
  Detours(HostLayout layout, Topology topology, Collection<Spot> forgers) {
    this.layout = layout;
    this.topology = topology;
    for (Host host : layout.hosts()) {
      for (String link : host.links()) {
        cables.putIfAbsent(new Port(host.service(), link), "by" + (cables.size() + 1));
      }
    }
    Set<Topology.Side> sides = new LinkedHashSet<>();
    layout.spots().forEach(spot -> sides.add(topology.side(spot)));
    forgers.forEach(forger -> sides.add(topology.side(forger)));
    sides.forEach(side -> addLegs(topology.routers(), side));
    topology.routers().forEach(router -> sides.forEach(side -> addLegs(List.of(router), side)));
  }

  private void addLegs(List<Key> routers, Topology.Side side) {
    addLeg(new Leg(routers, side, Optional.empty()));
    routers.forEach(router -> addLeg(new Leg(routers, side, Optional.of(router))));
  }

  private void addLeg(Leg leg) {
    if (layout.spots().stream().anyMatch(spot -> leg.next(topology.side(spot)).isPresent())) {
      tables.putIfAbsent(leg, FIRST_TABLE + tables.size());
    }
  }

  /** Every interface of the drawn routers, with the lab's own router's interface to it. */
  Map<Port, String> cables() {
    return cables;
  }

  // ---- at the lab's own router

  /** The routes of all tables, of one family. */
  String routes(Family family) {
    StringBuilder lines = new StringBuilder();
    tables.forEach((leg, table) -> {
      for (Spot spot : layout.spots()) {
        if (spot.address().family() == family) {
          leg.next(topology.side(spot))
              .flatMap(router -> cable(router, leg.side()))
              .ifPresent(cable -> route(lines, spot.address(), cable, table));
        }
      }
    });
    return lines.toString();
  }

  private Optional<String> cable(Key router, Topology.Side side) {
    return topology.link(router, side).map(link -> cables.get(new Port(router, link)));
  }

  private static void route(StringBuilder lines, Address to, String link, int table) {
    lines.append("route add ").append(to).append(" dev ").append(link);
    lines.append(" table ").append(table).append('\n');
  }

  /**
   * The rules that lead packets through some routers.
   *
   * @param routers in this order, as far as they are in the way
   * @param senders the interfaces to the stations that send, with where they stand
   */
  List<String> rules(List<Key> routers, Map<String, Topology.Side> senders, Family family) {
    List<String> rules = new ArrayList<>();
    tables.forEach((leg, table) -> {
      if (leg.routers().equals(routers)) {
        from(leg, senders, family)
            .forEach(selector -> rules.add("pref 5 " + selector + " lookup " + table));
      }
    });
    return rules;
  }

  /** What tells the packets that are on that part of their way. */
  private List<String> from(Leg leg, Map<String, Topology.Side> senders, Family family) {
    List<String> selectors = new ArrayList<>();
    if (leg.passed().isEmpty()) {
      senders.forEach((link, side) -> {
        if (side.equals(leg.side())) {
          selectors.add("iif " + link);
        }
      });
      return selectors;
    }
    for (Spot spot : layout.spots()) {
      if (spot.address().family() == family && topology.side(spot).equals(leg.side())) {
        cables.forEach((port, cable) -> {
          if (port.router().equals(leg.passed().get())) {
            selectors.add("iif " + cable + " from " + spot.address());
          }
        });
      }
    }
    return selectors;
  }

  // ---- at a drawn router

  /** Its rules and routes for what comes in by its drawn interfaces, of one family. */
  String inside(Host router, Family family) {
    StringBuilder lines = new StringBuilder();
    for (Port port : cables.keySet()) {
      if (port.router().equals(router.service())) {
        lines.append("rule add pref 10 iif ").append(port.link());
        lines.append(" lookup ").append(PASSED_ON).append('\n');
      }
    }
    for (Spot spot : layout.spots()) {
      if (spot.address().family() == family) {
        topology
            .link(router.service(), spot)
            .ifPresent(link -> route(lines, spot.address(), link, PASSED_ON));
      }
    }
    return lines.toString();
  }
}
