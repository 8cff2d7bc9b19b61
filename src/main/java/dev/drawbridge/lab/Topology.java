package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.policy.Policy;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the ends of trials stand, as the drawn routers see it that a target protects. Somebody at
 * an address that is not drawn stands where his neighbour or his host does.
 */
final class Topology {
  private final Policy policy;
  private final List<Key> routers;
  private final Map<Key, Map<Key, String>> linksByRouter = new HashMap<>();
  private final Map<Key, Side> sides = new HashMap<>();

  /**
   * Behind which interface of each router somebody stands.
   *
   * @param zones the joined zone at each router that finds him; those who have equal ones are
   *     reached alike
   */
  record Side(Map<Key, Key> zones) {
    static final Side NOWHERE = new Side(Map.of());

    Side {
      zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    }

    /** Whether a router stands between the two. */
    boolean isParted(Key router, Side other) {
      Key here = zones.get(router);
      Key there = other.zones.get(router);
      return here != null && there != null && !here.equals(there);
    }
  }

  /**
   * The topology of a layout: its routers are those that the target protects and that are built.
   */
  Topology(Policy policy, HostLayout layout) {
    this.policy = policy;
    this.routers =
        layout.hosts().stream()
            .map(Host::service)
            .filter(policy.drawing().routers()::contains)
            .toList();
    for (Key router : routers) {
      Map<Key, String> links = new HashMap<>();
      policy.doors(router).forEach(door -> links.put(door.zone(), door.link()));
      linksByRouter.put(router, links);
    }
  }

  /** The routers, in file order. */
  List<Key> routers() {
    return routers;
  }

  /** The routers through which packets go from one to the other, in their order. */
  List<Key> between(Spot from, Spot to) {
    Side here = side(from);
    Side there = side(to);
    return routers.stream().filter(router -> here.isParted(router, there)).toList();
  }

  /** Where somebody stands. */
  Side side(Spot spot) {
    return spot.element().map(this::side).orElse(Side.NOWHERE);
  }

  /** Where a service, network, router or zone is drawn. */
  Side side(Key element) {
    return sides.computeIfAbsent(element, this::sideOf);
  }

  private Side sideOf(Key element) {
    Map<Key, Key> zones = new LinkedHashMap<>();
    for (Key router : routers) {
      policy.zoneAt(router, element).ifPresent(zone -> zones.put(router, zone));
    }
    return new Side(zones);
  }

  /** The interface of a router behind which somebody stands; empty if it does not find him. */
  Optional<String> link(Key router, Spot spot) {
    return link(router, side(spot));
  }

  /** The same, of everybody who stands there. */
  Optional<String> link(Key router, Side side) {
    return Optional.ofNullable(side.zones().get(router)).flatMap(zone -> linkTo(router, zone));
  }

  /** The interface by which a router joins a zone; empty if it does not. */
  Optional<String> linkTo(Key router, Key zone) {
    return Optional.ofNullable(linksByRouter.getOrDefault(router, Map.of()).get(zone));
  }
}
