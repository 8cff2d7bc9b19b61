package dev.drawbridge.policy;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind each interface of one router: of nested zones the innermost joined counts. */
final class Doors {
  private final Router router;
  private final Drawing drawing;
  private final Ends ends;
  private final Map<Key, AddressSet> sourcesByZone = new LinkedHashMap<>();

  Doors(Router router, Drawing drawing, Ends ends) {
    this.router = router;
    this.drawing = drawing;
    this.ends = ends;
    router.joins().keySet().forEach(this::sources);
  }

  /** The joined zone behind which an element stands; empty for the router itself. */
  Optional<Key> zone(Key element) {
    return element.equals(router.key())
        ? Optional.empty()
        : drawing.element(element).flatMap(there -> drawing.behind(router, there));
  }

  /** Whether two ends stand behind different doors. */
  boolean isBetween(Key from, Key to) {
    Optional<Key> out = zone(from);
    Optional<Key> in = zone(to);
    return out.isPresent() && in.isPresent() && !out.equals(in);
  }

  /** All of them, in the order written. */
  List<Door> all() {
    List<Door> doors = new ArrayList<>();
    router.joins().forEach((zone, link) -> doors.add(new Door(zone, link, sources(zone))));
    return doors;
  }

  private AddressSet sources(Key joined) {
    AddressSet known = sourcesByZone.get(joined);
    if (known == null) {
      Ground ground = new Ground();
      ground.add(joined);
      known = ground.sources();
      sourcesByZone.put(joined, known);
    }
    return known;
  }

  /** A joined zone, up to the joined zones within. */
  private final class Ground {
    private final List<AddressSet> ranges = new ArrayList<>();
    private final List<AddressSet> elsewhere = new ArrayList<>();
    private final List<AddressSet> members = new ArrayList<>();

    void add(Key zone) {
      ranges.add(ends.addresses(zone));
      for (Element member : drawing.members(zone)) {
        if (member instanceof Zone inner) {
          if (router.joins().containsKey(inner.key())) {
            elsewhere.add(Doors.this.sources(inner.key()));
          } else {
            add(inner.key());
          }
        } else if (!member.key().equals(router.key())) {
          members.add(ends.addresses(member.key()));
        }
      }
    }

    AddressSet sources() {
      return AddressSet.unionOf(ranges)
          .minus(AddressSet.unionOf(elsewhere))
          .union(AddressSet.unionOf(members));
    }
  }
}
