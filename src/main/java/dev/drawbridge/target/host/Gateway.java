package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Door;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a router passes on between its interfaces.
 *
 * @param inlets its interfaces, in the order written, each once
 */
public record Gateway(List<Inlet> inlets) {
  public Gateway {
    inlets = List.copyOf(inlets);
  }

  /**
   * An interface, as packets come in by it.
   *
   * @param link its name
   * @param sources the addresses that they may come from
   * @param outlets the interfaces by which some of them may leave
   */
  public record Inlet(String link, AddressSet sources, List<Outlet> outlets) {
    public Inlet {
      outlets = List.copyOf(outlets);
    }
  }

  /**
   * An interface, as packets that came in by another one leave by it.
   *
   * @param link its name
   * @param openings who may open connections, and to whom, each with {@link Opening#from()}; in the
   *     order of {@link Openings#openings()}; never empty
   */
  public record Outlet(String link, List<Opening> openings) {
    public Outlet {
      openings = List.copyOf(openings);
    }
  }

  private record Way(String in, String out) {}

  /** What a router passes on, on one target. */
  static Gateway of(Policy policy, ServiceRules router, TargetName target) {
    Map<Key, String> links = new LinkedHashMap<>();
    Map<String, List<AddressSet>> sources = new LinkedHashMap<>();
    for (Door door : policy.doors(router.service())) {
      links.put(door.zone(), door.link());
      sources.computeIfAbsent(door.link(), _ -> new ArrayList<>()).add(door.sources());
    }
    Map<Way, List<Crossing>> crossings = new LinkedHashMap<>();
    for (Crossing crossing : router.crossings(target)) {
      Way way =
          new Way(links.getOrDefault(crossing.out(), ""), links.getOrDefault(crossing.in(), ""));
      crossings.computeIfAbsent(way, _ -> new ArrayList<>()).add(crossing);
    }
    List<Inlet> inlets = new ArrayList<>();
    sources.forEach((link, behind) -> {
      List<Outlet> outlets = new ArrayList<>();
      for (String other : sources.keySet()) {
        List<Opening> openings =
            CrossingSplit.of(policy, crossings.getOrDefault(new Way(link, other), List.of()));
        if (!openings.isEmpty()) {
          outlets.add(new Outlet(other, openings));
        }
      }
      inlets.add(new Inlet(link, AddressSet.unionOf(behind), outlets));
    });
    return new Gateway(inlets);
  }

  /** The families in which something passes. */
  public Set<Family> families() {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (Inlet inlet : inlets) {
      inlet.outlets().forEach(o -> o.openings().forEach(opening -> families.add(opening.family())));
    }
    return families;
  }

  /**
   * The comment line by which a kit learns that the kernel has to forward: {@code # forwards ipv4
   * ipv6 between eth0 eth1}, with the families in which something passes.
   */
  public String marker() {
    StringBuilder line = new StringBuilder("# forwards");
    families().forEach(family -> line.append(family == Family.IPV4 ? " ipv4" : " ipv6"));
    line.append(" between");
    inlets.forEach(inlet -> line.append(' ').append(inlet.link()));
    return line.toString();
  }
}
